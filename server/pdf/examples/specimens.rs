use form1_pdf::*;
use domain::bureau::BureauId;
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let fonts = Fonts::load(std::path::Path::new("site/fonts"), &[NAMES_FONT.into()]).unwrap();
    let person = Form1 {
        reply_to: ReplyTo { postcode: "1234567".into(), address: "東京都千代田区霞が関１－２－２".into(), name: "資格　花子".into() },
        kind: Kind::Medical,
        institution: Place { name: "オン資クリニック".into(), postcode: "1234567".into(), address: "東京都千代田区霞が関１－２－２".into() },
        date: Some(jiff::civil::date(2021,3,31)),
        founder: Founder::Person { name: "資格　太郎".into() },
        bureau: BureauId::Kantoshinetsu,
        code: Some("0012345".into()),
        at_code_request: Place { name: "オン資クリニック".into(), postcode: "123-4567".into(), address: "東京都千代田区霞が関１－２－２".into() },
    };
    let corp = Form1 { kind: Kind::Pharmacy, founder: Founder::Corporation { name: "医療法人社団資格確認推進協議会".into(), title: "代表取締役社長".into(), representative: "𠮷野　髙﨑邉󠄂葛󠄀".into() }, bureau: BureauId::Shikoku, code: None,
        institution: Place { name: "医療法人社団オンライン資格確認推進会附属オン資なかよしこどもクリニック霞が関分院（仮称）薬局".into(), postcode: "7600019".into(), address: "香川県高松市サンポート３番３３号高松サンポート合同庁舎北館４階４０１号室オン資ビルディング別館ほげほげタワー第２期棟".into() },
        at_code_request: Place { name: String::new(), postcode: String::new(), address: String::new() }, date: None, ..person.clone() };
    std::fs::write(format!("{dir}/person.pdf"), render(&person, &fonts).unwrap()).unwrap();
    std::fs::write(format!("{dir}/corp.pdf"), render(&corp, &fonts).unwrap()).unwrap();
    let dental = Form1 { kind: Kind::Dental, ..person.clone() };
    std::fs::write(format!("{dir}/twin.pdf"), render_all(&[person, dental], &fonts).unwrap()).unwrap();
}
