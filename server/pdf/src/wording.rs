//! The printed words of 別紙１ (notice of 2021-01-20), to the letter: they are the
//! official form's, so they stand here and not among the texts that are
//! translated. May import nothing but names of the domain.
//!
//! What the form prints is its own wording; what the applicant wrote is never here.

use domain::bureau::BureauId;

/// The mark in the corner.
pub(crate) const APPENDIX: &str = "別紙１";
/// The form's title.
pub(crate) const TITLE: &str = "受付番号　情報提供依頼書　兼　回答書";

/// Over the address that the reply is posted to.
pub(crate) const REPLY_ADDRESS: &str = "（住所）";
/// Over the name that the reply is posted to.
pub(crate) const REPLY_NAME: &str = "（氏名）";
/// After the addressee's name.
pub(crate) const SAMA: &str = "様";
/// The remark beside the reply address.
pub(crate) const REPLY_REMARK: &str = "←回答書の送付先を\n　 記載してください。";

/// The request itself, broken as in the form.
pub(crate) const REQUEST: &str = "　オンライン資格確認システムの導入のため、受付番号（保険医療機関等として指定された後に付与予定の\n医療機関等コード）の情報提供を希望します。";
/// Over the institution's box.
pub(crate) const INSTITUTION: &str = "（情報提供を希望する医療機関・薬局）";
/// The kinds, one of which is circled.
pub(crate) const MEDICAL: &str = "医　科";
/// See [`MEDICAL`].
pub(crate) const DENTAL: &str = "歯　科";
/// See [`MEDICAL`].
pub(crate) const PHARMACY: &str = "薬　局";
/// What the circle round a kind says to those who cannot see it.
pub(crate) fn circled(kind: &str) -> String {
    format!("{}が丸で囲まれています", kind.replace('　', ""))
}
/// Between the kinds.
pub(crate) const DOT: &str = "・";
/// The institution's name.
pub(crate) const NAME: &str = "名　称";
/// The institution's place.
pub(crate) const PLACE: &str = "所在地";

/// Before a postcode.
pub(crate) const POSTCODE: &str = "〒";
/// Between the two parts of a postcode.
pub(crate) const POSTCODE_DASH: &str = "－";

/// Closes the request.
pub(crate) const HEREBY: &str = "上記のとおり依頼します。";
/// The era of every date on the form.
pub(crate) const ERA: &str = "令和";
/// After the year.
pub(crate) const YEAR: &str = "年";
/// After the month.
pub(crate) const MONTH: &str = "月";
/// After the day.
pub(crate) const DAY: &str = "日";
/// Over the founder's name.
pub(crate) const FOUNDER: &str = "開設者の氏名（法人の場合は、名称、代表者の職・氏名）";
/// Before the founder's name.
pub(crate) const FOUNDER_NAME: &str = "（氏名）";
/// After the bureau's name, which takes the place of the blank form's ○○.
pub(crate) const BUREAU: &str = "厚生（支）局";
/// After the addressed bureau.
pub(crate) const ONCHU: &str = "　御中";

/// Over the box of the provisional code.
pub(crate) const CODE_REMARK: &str = "※オンライン資格確認の導入に向けて、オンライン資格確認実施機関から提供された仮コードを記載してください。";
/// The provisional code's box.
pub(crate) const CODE: &str = "オンライン資格確認実施機関から提供された仮コード";
/// What every provisional code begins with; printed in the blank form.
pub(crate) const CODE_PREFIX: &str = "00";
/// Over the name and address given when the code was asked for.
pub(crate) const AT_CODE_REQUEST: &str = "仮コード申請時の医療機関・薬局の名称・所在地";
/// The name given then.
pub(crate) const NAME_THEN: &str = "（ 名 称 ）";
/// The place given then.
pub(crate) const PLACE_THEN: &str = "(所在地)";

/// Opens the bureau's half.
pub(crate) const REPLY: &str = "上記の依頼について、受付番号を回答します。";
/// The number's box.
pub(crate) const NUMBER: &str = "受付番号";
/// The disclaimer under the number, broken as in the form.
pub(crate) const DISCLAIMER: &str = "　※当該回答は保険医療機関・保険薬局としての指定ではありません。受付番号はオンライン資格確\n　　 認の準備にのみ利用し、適切に管理してください。";
/// Under the bureau's name.
pub(crate) const SEAL_OMITTED: &str = "（公　印　省　略）";

/// What stands before [`BUREAU`] in a bureau's name; the one 支局 is 四国.
pub(crate) const fn bureau(bureau: BureauId) -> &'static str {
    match bureau {
        BureauId::Hokkaido => "北海道",
        BureauId::Tohoku => "東北",
        BureauId::Kantoshinetsu => "関東信越",
        BureauId::Tokaihokuriku => "東海北陸",
        BureauId::Kinki => "近畿",
        BureauId::Chugokushikoku => "中国四国",
        BureauId::Shikoku => "四国",
        BureauId::Kyushu => "九州",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const PRINTED: [&str; 31] = [
        APPENDIX,
        TITLE,
        REPLY_ADDRESS,
        REPLY_NAME,
        SAMA,
        REPLY_REMARK,
        REQUEST,
        INSTITUTION,
        MEDICAL,
        DENTAL,
        PHARMACY,
        DOT,
        NAME,
        PLACE,
        POSTCODE,
        POSTCODE_DASH,
        HEREBY,
        ERA,
        YEAR,
        FOUNDER,
        FOUNDER_NAME,
        BUREAU,
        ONCHU,
        CODE_REMARK,
        CODE,
        AT_CODE_REQUEST,
        NAME_THEN,
        PLACE_THEN,
        REPLY,
        DISCLAIMER,
        SEAL_OMITTED,
    ];

    /// The notice stands beside the project on the machines that build it; it is
    /// not part of it.
    #[test]
    fn every_printed_word_stands_in_the_notice_to_the_letter() {
        let notice = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../../shared/seed/notice-2021-01-20.txt");
        let Ok(notice) = std::fs::read_to_string(&notice) else {
            eprintln!("no {} here: wording not compared", notice.display());
            return;
        };
        let form = notice
            .split_once("（住所）")
            .map(|(_, after)| format!("（住所）{after}"))
            .and_then(|form| Some(form.split_once("記載例")?.0.to_owned()))
            .expect("別紙１ begins with its reply address and ends before 記載例");
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        let form = plain(&form);
        for words in PRINTED {
            assert!(form.contains(&plain(words)), "{words} is not in 別紙１");
        }
    }

    #[test]
    fn the_bureaus_are_named_as_in_the_notice() {
        let named = BureauId::ALL.map(bureau);
        let listed = [
            "北海道",
            "東北",
            "関東信越",
            "東海北陸",
            "近畿",
            "中国四国",
            "四国",
            "九州",
        ];
        assert_eq!(named, listed);
    }
}
