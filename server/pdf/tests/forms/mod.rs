//! The forms that tests, bench and specimens print: the notice's own example
//! (別紙１ 記載例) and three that differ from it where the paper does.

#![allow(dead_code, reason = "not every target prints every form")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use domain::bureau::BureauId;
use domain::code::ProvisionalCode;
use domain::form1::{Address, Form1, Founder, PostalCode};
use domain::kind::Kind;
use form1_pdf::{Fonts, NAMES_FONT};
use jiff::civil::date;

/// Where npm puts what `frontend/bundle.mjs` copies into the site.
pub fn font_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../frontend/node_modules/@expo-google-fonts/noto-serif-jp/400Regular")
}

/// The fonts of the set-up, read once.
pub fn fonts() -> Fonts {
    static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
        Fonts::load(&font_folder(), &[PathBuf::from(NAMES_FONT)])
            .expect("the form's font comes with `npm ci` in frontend/, which .ci/setup runs")
    });
    FONTS.clone()
}

pub fn address(postal_code: &str, address: &str) -> Address {
    Address {
        postal_code: PostalCode::parse(postal_code),
        address: address.to_owned(),
    }
}

/// 別紙１ 記載例.
pub fn person() -> Form1 {
    let place = address("123-4567", "東京都千代田区霞が関１－２－２");
    Form1 {
        reply_to: place.clone(),
        reply_name: "資格　花子".to_owned(),
        kind: Kind::Medical,
        institution_name: "オン資クリニック".to_owned(),
        institution: place.clone(),
        date: Some(date(2021, 3, 31)),
        founder: Founder::Person {
            name: "資格　太郎".to_owned(),
        },
        bureau: BureauId::Kantoshinetsu,
        provisional_code: ProvisionalCode::parse("0012345").ok(),
        name_at_request: "オン資クリニック".to_owned(),
        address_at_request: place,
    }
}

/// The other half of [`person`]'s: 医科・歯科併設.
pub fn twin() -> Form1 {
    Form1 {
        kind: Kind::Dental,
        provisional_code: ProvisionalCode::parse("0054321").ok(),
        ..person()
    }
}

/// A corporation with rare characters and long names.
pub fn corporation() -> Form1 {
    Form1 {
        reply_to: address(
            "760-0019",
            "香川県高松市サンポート３番３３号 高松サンポート合同庁舎北館４階",
        ),
        reply_name: "医療法人社団𠮷野会　事務長　髙橋　葛󠄀子".to_owned(),
        institution_name:
            "医療法人社団𠮷野会附属サンポート高松こどもとおとなの内科・皮膚科クリニック（仮称）"
                .to_owned(),
        institution: address(
            "760-0019",
            "香川県高松市サンポート３番３３号 高松サンポート合同庁舎北館４階４０１号室",
        ),
        date: Some(date(2019, 5, 7)),
        founder: Founder::Corporation {
            name: "医療法人社団𠮷野会".to_owned(),
            representative_title: "理事長".to_owned(),
            representative_name: "𠮷野　邉󠄂﨑濵".to_owned(),
        },
        bureau: BureauId::Shikoku,
        ..person()
    }
}

/// A pharmacy that has forgotten its 仮コード and dates the form by hand.
pub fn pharmacy() -> Form1 {
    Form1 {
        kind: Kind::Pharmacy,
        institution_name: "つきはじめ薬局　札幌駅前店".to_owned(),
        institution: address("060-0001", "北海道札幌市中央区北１条西1-2-3"),
        date: None,
        founder: Founder::Corporation {
            name: "株式会社つきはじめファーマシー".to_owned(),
            representative_title: "代表取締役社長".to_owned(),
            representative_name: "月始　朔太郎".to_owned(),
        },
        bureau: BureauId::Hokkaido,
        provisional_code: None,
        name_at_request: String::new(),
        address_at_request: Address::default(),
        ..person()
    }
}
