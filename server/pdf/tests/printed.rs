//! The file as others read it: poppler's `pdftotext`, `pdfinfo` and `pdffonts`,
//! and the bytes themselves.

use std::io::Write as _;
use std::process::{Command, Stdio};

use domain::form1::Form1;
use form1_pdf::{render, render_all};

mod forms;

/// What a tool of poppler says of a file given on its standard input.
fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{tool}: {error}; install Debian's poppler-utils"));
    let mut input = child.stdin.take().expect("piped");
    input.write_all(pdf).expect("the tool reads the file");
    drop(input);
    let output = child.wait_with_output().expect("the tool ends");
    assert!(output.status.success(), "{tool} refuses the file");
    // pdfinfo prints a heading's title as it is stored, in UTF-16.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The text in the order of the tags, without spaces.
fn text(forms: &[Form1]) -> String {
    let pdf = render_all(forms, &forms::fonts()).expect("printable");
    let text = poppler("pdftotext", &["-raw", "-enc", "UTF-8", "-", "-"], &pdf);
    text.split_whitespace().collect()
}

const BLANK_REPLY: &str = "上記の依頼について、受付番号を回答します。受付番号\
    ※当該回答は保険医療機関・保険薬局としての指定ではありません。受付番号はオンライン資格確\
    認の準備にのみ利用し、適切に管理してください。令和年月日厚生（支）局（公印省略）";

#[test]
fn the_notices_example_reads_from_top_to_bottom_with_the_bureaus_half_empty() {
    let expected = [
        "別紙１（住所）〒123－4567東京都千代田区霞が関１－２－２（氏名）資格花子様",
        "←回答書の送付先を記載してください。受付番号情報提供依頼書兼回答書",
        "オンライン資格確認システムの導入のため、受付番号（保険医療機関等として指定された後に付与予定の",
        "医療機関等コード）の情報提供を希望します。（情報提供を希望する医療機関・薬局）",
        "医科・歯科・薬局名称オン資クリニック所在地〒123－4567東京都千代田区霞が関１－２－２",
        "上記のとおり依頼します。令和3年3月31日関東信越厚生（支）局御中",
        "開設者の氏名（法人の場合は、名称、代表者の職・氏名）（氏名）資格太郎",
        "※オンライン資格確認の導入に向けて、オンライン資格確認実施機関から提供された仮コードを記載してください。",
        "オンライン資格確認実施機関から提供された仮コード0012345",
        "仮コード申請時の医療機関・薬局の名称・所在地（名称）オン資クリニック",
        "(所在地)〒123－4567東京都千代田区霞が関１－２－２",
        BLANK_REPLY,
    ];
    assert_eq!(text(&[forms::person()]), expected.concat());
}

#[test]
fn a_corporation_names_itself_and_its_representative_and_every_rare_character_is_read_back() {
    let text = text(&[forms::corporation()]);
    for part in [
        "令和元年5月7日",
        "四国厚生（支）局御中",
        "（氏名）医療法人社団𠮷野会理事長𠮷野邉\u{e0102}﨑濵",
        "髙橋葛\u{e0100}子様",
        "サンポート高松こどもとおとなの内科・皮膚科クリニック（仮称）",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn a_pharmacy_without_its_code_hands_in_two_zeros_and_empty_boxes() {
    let text = text(&[forms::pharmacy()]);
    let expected = [
        "令和年月日北海道厚生（支）局御中",
        "から提供された仮コード00仮コード申請時の医療機関・薬局の名称・所在地（名称）(所在地)〒－",
    ];
    for part in expected {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(text.ends_with(BLANK_REPLY));
}

#[test]
fn twins_hand_in_two_pages_each_with_its_own_code() {
    let pdf = render_all(&[forms::person(), forms::twin()], &forms::fonts()).expect("printable");
    assert!(poppler("pdfinfo", &["-"], &pdf).contains("Pages:           2"));
    let text = text(&[forms::person(), forms::twin()]);
    assert_eq!(text.matches("受付番号情報提供依頼書兼回答書").count(), 2);
    assert_eq!(text.matches("仮コード0012345").count(), 1);
    assert_eq!(text.matches("仮コード0054321").count(), 1);
}

#[test]
fn the_file_is_one_a4_page_tagged_titled_and_says_that_it_is_pdf_ua() {
    let pdf = render(&forms::corporation(), &forms::fonts()).expect("printable");
    let info = poppler("pdfinfo", &["-"], &pdf);
    for line in [
        "Title:           受付番号　情報提供依頼書　兼　回答書",
        "Tagged:          yes",
        "Pages:           1",
        "Page size:       595.28 x 841.89 pts (A4)",
        "JavaScript:      no",
    ] {
        assert!(info.contains(line), "{line:?} is not in {info}");
    }
    let metadata = poppler("pdfinfo", &["-meta", "-"], &pdf);
    assert!(
        metadata.contains("<pdfuaid:part>1</pdfuaid:part>"),
        "{metadata}"
    );
    let language = b"/Lang(ja)";
    assert!(pdf.windows(language.len()).any(|bytes| bytes == language));
}

#[test]
fn the_tags_hold_one_heading_and_five_tables_whose_rows_have_headers() {
    let pdf = render(&forms::person(), &forms::fonts()).expect("printable");
    let tags = poppler("pdfinfo", &["-struct", "-"], &pdf);
    let count = |tag: &str| {
        tags.lines()
            .filter(|line| line.split_whitespace().next() == Some(tag))
            .count()
    };
    assert_eq!(count("H1"), 1, "{tags}");
    assert_eq!(count("Table"), 5, "{tags}");
    assert_eq!((count("TR"), count("TH:")), (8, 8), "{tags}");
    assert_eq!(count("Figure:"), 1, "{tags}");
}

#[test]
fn every_font_is_embedded_as_a_subset_and_can_be_read_back() {
    let pdf = render(&forms::corporation(), &forms::fonts()).expect("printable");
    let fonts = poppler("pdffonts", &["-"], &pdf);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty());
    for row in rows {
        assert!(row.contains("yes yes yes"), "{row}");
    }
    assert!(pdf.len() < 150_000, "{} bytes", pdf.len());
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let fonts = forms::fonts();
    let [first, second] = [(); 2].map(|()| render(&forms::person(), &fonts));
    assert_eq!(first, second);
}
