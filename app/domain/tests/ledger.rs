//! Which test covers which rule of the procedure, heading by heading. A name
//! with words is a browser journey's title in `end2end`; the others are
//! functions here, in `app`, `server` and `server/pdf`. `not yet: issue N ·
//! title` stands where nothing is built. The tests below fail when a line names
//! a test that does not exist, when a heading of [`HEADINGS`] has lost lines,
//! and when more is "not yet" than is known. They compare with nothing outside
//! the project; the last one prints which headings the rules that were handed
//! over (`../shared/domain.md`) have besides.
//!
//! ## Words
//!
//! | rule | test |
//! | --- | --- |
//! | one record per kind of institution | `prefecture_and_kind_are_closed_choices_and_both_means_two_records` |
//! | founder: person or corporation with its representative | `a_corporation_needs_its_representatives_title_and_name`, `a_corporation_names_itself_and_its_representative_and_every_rare_character_is_read_back` |
//! | eight bureaus, a prefecture belongs to exactly one | `every_prefecture_belongs_to_exactly_one_bureau_and_each_bureau_sits_in_one`, `the_rules_data_are_the_facts_that_were_handed_over` |
//! | 仮コード, 受付番号, 医療機関等コード never mixed up | `each_mistake_has_its_own_error` |
//! | 受付番号 is no designation, with care, only to prepare | `each_step_says_what_the_notice_says_of_it`, `a_code_is_shown_to_its_owner_on_request_and_is_nowhere_else` |
//! | 返戻 is not possible from the first of that month | `a_request_that_was_handed_back_stays_so_until_it_is_handed_in_anew`, `only_the_applications_return_closes_the_month_and_offers_another` |
//! | what is handed in is not late | `what_is_handed_in_is_no_longer_late`, `a late founder says what is done and sees what is next` |
//! | 個別対応 is not a dead end | `each_verdict_says_what_to_do_and_names_the_month_that_works`, `a late letter: asked for, not yet there, a question to the bureau, and in time after all` |
//!
//! ## The seven steps
//!
//! | rule | test |
//! | --- | --- |
//! | order, addressee, needs | `the_steps_stand_in_the_notices_order_with_their_ids`, `in_every_practice_each_step_is_reached_and_none_waits_for_itself`, `no_step_is_done_while_one_it_needs_is_open` |
//! | only step 4 goes to the bureau | `only_step_four_goes_to_the_bureau` |
//! | steps 1–3: by five months before, any time before | `the_seven_steps_have_their_dates_and_addressees` |
//! | step 1: waiting for the code | `step_one_waits_for_the_implementing_body_until_the_code_is_there` |
//! | step 4: waiting for the bureau's reply | `step_four_waits_for_the_bureau_until_the_number_is_there` |
//! | step 4: by the bureau's own deadline, late = 返戻, next month | `a_returned_application_offers_the_next_month_with_one_button`, `a request that came back does not close the month; the application's return does and offers another` |
//! | step 4: on or after the deadline is handed back, aim at the day before | `the_aim_is_the_last_open_day_by_the_words_and_the_day_before_a_bureaus_deadline` |
//! | step 4: the code may be left blank if forgotten | `a_forgotten_provisional_code_may_stay_blank`, `the_forgotten_provisional_code_is_answered_from_the_forms_example` |
//! | the reply is posted by the 10th; has it come | `the_letter_is_asked_for_from_the_first_open_day_after_its_dispatch`, `that_the_letter_has_not_come_is_recorded_while_waiting_only` |
//! | steps 5, 6: by the 15th (別紙２ has the dates), missed → 個別対応, still to be done | `steps_five_and_six_are_missed_after_the_submission_date_and_can_still_be_done` |
//! | steps 1–6: ready on the 1st | `all_six_steps_done_is_ready_on_the_first`, `the seven steps lead to ready on the 1st, with form 1 as a PDF on the way` |
//! | step 7: only if no designation was made, at once | `recording_no_designation_is_one_act_that_closes_five_and_six_and_opens_seven`, `no designation: reminders stop, 5 and 6 close, 7 opens with its report, and all can be taken back` |
//! | step 7: one act, whole or not at all | `a_failure_between_any_two_writes_of_no_designation_leaves_nothing_of_it` |
//! | step 7: needs a number | `no_designation_needs_a_number_and_stands_once` |
//! | card reader: two sentences, each with its source, not one date | `a_plan_shows_dates_with_basis_source_and_both_sentences_about_the_reader`, `each_step_says_what_the_notice_says_of_it` |
//! | 「間に合わないおそれ」, never "impossible" | `a_late_reader_is_a_fear_and_never_an_impossibility` |
//! | files nothing with anybody: home page and every step | `the_home_page_says_what_this_is_and_that_it_files_nothing`, `each_step_says_what_the_notice_says_of_it` |
//! | whatever is recorded can be taken back | `whatever_is_recorded_can_be_taken_back_down_to_nothing`, `each_save_says_when_and_can_be_taken_back` |
//! | branch office; apply early; swap; Q&A; certificates; copy to the address given | `each_step_says_what_the_notice_says_of_it`, `form_1_is_asked_checked_and_covered_with_what_may_stay_empty_left_blank` |
//! | every clause for applicants can be asked about | `every_clause_of_the_notice_with_something_for_applicants_has_a_topic` |
//! | the portal's own chatbot | `each_step_says_what_the_notice_says_of_it` |
//! | gate: retroactive designation, with reason and contact | `a_retroactive_designation_gets_the_reason_and_the_way_on_instead_of_a_plan`, `a retroactive designation is out of scope, with the reason and a way on` |
//! | gate: medical and dental, two of each, answers once | `twins_share_nothing_but_their_answers_and_need_different_codes`, `twins_answer_form_1_once`, `twins: answers are given once, codes differ, and the pair is complete when both are` |
//! | another mail address for the second account | `twins_share_nothing_but_their_answers_and_need_different_codes` |
//! | public-health-centre: a note, not a step | `what_has_changed_since_the_notice_is_noted_with_source_and_date`, `form_1_is_asked_checked_and_covered_with_what_may_stay_empty_left_blank` |
//! | bureau side: code list after the council, number given out again | `what_the_notice_asks_of_a_bureau_can_be_looked_up` |
//! | the bureaus' mailbox is never shown | `the_contacts_are_the_notices_and_the_bureaus_mailbox_is_not_among_them`, `the_bureaus_own_mailbox_is_nowhere` |
//! | help desk: number, hours, not on holidays | `the_desk_answers_on_weekdays_and_saturdays_but_not_on_sundays_and_holidays`, `the_desk_opens_at_eight_and_has_closed_at_six_in_japan` |
//! | one page per bureau, with the day it was confirmed | `every_bureau_has_a_page_of_its_own_with_the_day_it_was_confirmed` |
//!
//! ## Open days
//!
//! | rule | test |
//! | --- | --- |
//! | weekends, holidays, substitutes, 29 Dec – 3 Jan | `offices_are_closed_on_weekends_holidays_substitutes_and_at_the_turn_of_the_year` |
//! | the official table | `the_holidays_are_those_of_the_official_table_day_by_day`, `the_holidays_have_the_fingerprint_of_the_official_table` |
//! | beyond the table computed, 見込み | `the_official_table_ends_on_the_last_holiday_of_2027_and_days_beyond_are_computed` |
//! | 2021's moved holidays | `the_moved_holidays_of_2021_are_right` |
//! | all dates are Japan's | `dates_are_japans_even_in_the_evening_of_the_day_before_under_utc` |
//! | no time zone moves a date in a calendar | `a_plan_becomes_five_all_day_events_with_stable_ids_and_sources`, `a moved month shows before and after, and moves the reminders and the same calendar events` |
//!
//! ## The two dates of 別紙２
//!
//! | rule | test |
//! | --- | --- |
//! | the fourteen rows win | `the_fourteen_published_rows_come_out_exactly_and_official` |
//! | the rule reproduces them | `the_notices_rule_alone_reproduces_all_fourteen_rows` |
//! | beyond them 見込み | `beyond_the_table_and_at_bureaus_with_rules_of_their_own_dates_are_as_published` |
//! | the official date, what the words say, and why they differ | `the_words_of_the_notice_stand_beside_a_published_date_that_differs`, `the_15th_is_answered_with_the_published_date_of_the_askers_month` |
//! | reminders aim at the earlier, the subject names the official date | `the_aim_of_the_submission_is_by_the_words_and_the_subject_names_the_official_date`, `each_reminder_leaves_once_at_nine_on_an_open_day_and_no_two_read_alike` |
//! | the aim is an open day | `the_aim_is_an_open_day_and_never_after_the_date` |
//! | mails 10, 3, 0 open days before the aim, at 09:00 | `each_open_step_is_mentioned_ten_and_three_open_days_before_and_on_the_morning_of_its_aim`, `before_nine_and_on_closed_days_nothing_leaves`, `what_was_due_while_nothing_ran_waits_for_nine_on_the_next_open_day` |
//! | mail: has the letter come | `the_morning_after_the_reply_dispatch_asks_for_the_letter_until_the_number_is_there` |
//! | no mail for what is done, gone or moved | `a_stored_mail_is_dropped_when_the_step_is_done_the_date_has_moved_or_it_is_too_late`, `a_moved_date_cancels_what_was_queued_and_the_new_dates_have_mails_of_their_own` |
//!
//! ## Bureau deadlines
//!
//! | rule | test |
//! | --- | --- |
//! | valid-from | `a_rule_holds_from_its_first_opening_month_on`, `a_newer_rule_takes_over_from_its_month_and_an_office_has_its_own` |
//! | offset, day or first open day, roll; no shift = last open day by it | `a_rules_day_rolls_next_previous_or_not_at_all_and_ends_with_short_months` |
//! | explicit row > office > bureau > notice | `an_explicit_row_wins_over_an_office_rule_over_a_bureau_rule_over_the_notice` |
//! | a date with basis, source and the day of the check | `no_date_is_without_a_source`, `a_plan_shows_dates_with_basis_source_and_both_sentences_about_the_reader`, `the_sources_page_names_each_rule_with_its_page_and_the_day_of_the_check` |
//! | nothing known: 未確認, the earliest known practice as a precaution | `the_precaution_names_the_clause_that_leaves_the_day_to_the_bureau`, `the_bureaus_deadline_says_what_is_known_and_what_is_not` |
//! | that is the last open day on or before the 1st of the month two before | `where_no_day_is_known_it_is_the_last_open_day_by_the_1st_of_the_month_two_before`, `where_no_day_is_known_no_known_practice_is_earlier_in_any_month_to_2032`, `where_no_day_is_known_the_pages_plan_by_the_1st_and_never_with_the_first_open_day` |
//! | a rule with a month and no day: the same, 未確認 | `a_rules_day_rolls_next_previous_or_not_at_all_and_ends_with_short_months`, `where_no_day_is_known_it_is_the_last_open_day_by_the_1st_of_the_month_two_before` |
//! | an unconfirmed day is never "returned" | `an_unconfirmed_deadline_never_says_returned` |
//! | bureau and notice disagree: the earlier, the other beside it | `where_bureau_and_notice_disagree_the_earlier_holds_and_the_other_stands_beside`, `where_a_bureau_is_earlier_than_the_notice_the_other_date_stands_beside_it` |
//! | dates of bureau and submission are open days | `the_dates_of_bureau_and_submission_are_open_days_and_never_later_than_those_beside_them` |
//! | designation application: a note, never a rule | `rows_on_the_designation_application_are_its_own_deadline_and_unsettled`, `the_json_plan_notes_the_application_and_plans_nothing_by_it` |
//! | the rules are those handed over | `the_rules_data_are_the_facts_that_were_handed_over` |
//! | what today means | `verdict_and_earliest_month_are_as_published`, `the_verdict_never_improves_as_days_pass` |
//! | the earliest month that works | `the_earliest_feasible_month_is_feasible_and_none_between_is` |
//! | what is done drops out | `in_a_kept_plan_dates_whose_step_is_done_drop_out_of_the_verdict` |
//!
//! ## Codes
//!
//! | rule | test |
//! | --- | --- |
//! | seven digits, ten with prefecture and 点数表 | `real_medical_codes_are_read_and_almost_none_is_warned_about`, `each_mistake_has_its_own_error` |
//! | check digit examples | `the_worked_examples_have_the_right_check_digits` |
//! | either form in 11–14 | `in_prefectures_11_to_14_either_form_of_the_check_digit_passes_and_elsewhere_only_the_long_one` |
//! | warn, never block | `a_wrong_check_digit_warns_and_never_refuses`, `a_wrong_code_gets_its_own_message_and_an_odd_check_digit_only_warns` |
//! | 仮コード: 00 and five digits, the last not checked | `a_provisional_code_ends_in_any_digit` |
//! | full width, spaces, hyphens | `full_width_spaces_and_hyphens_are_accepted` |
//! | each in the other's place has its own message | `each_mistake_has_its_own_error`, `codes_come_with_their_field_and_their_own_error` |
//! | never in mail, log, address | `no code, password or token gets into logs, mails, addresses, metrics or error texts` |
//! | masked on lists and in every print | `printing_a_code_shows_its_last_two_digits_only`, `a_code_is_shown_to_its_owner_on_request_and_is_nowhere_else` |
//! | each view by staff is logged, and shows no number | `each_look_at_an_askers_plan_is_logged`, `staff_see_an_askers_steps_and_none_of_its_numbers` |
//! | sealed in the database, keys can be rotated | `a_sealed_text_opens_only_in_its_place`, `rotating_the_key_seals_every_code_anew` |
//!
//! ## What else has changed since the notice
//!
//! | rule | test |
//! | --- | --- |
//! | notes with source and date, never rules | `what_has_changed_since_the_notice_is_noted_with_source_and_date` |
//! | shown where they matter | `each_step_says_what_the_notice_says_of_it`, `form_1_is_asked_checked_and_covered_with_what_may_stay_empty_left_blank` |
//! | a step "not used here" | `where_the_number_comes_first_the_account_follows_the_letter_and_step_one_is_not_used`, `a_step_that_is_not_used_can_be_recorded_and_leads_on` |
//!
//! ## Practice since 2024
//!
//! | rule | test |
//! | --- | --- |
//! | the notice's words are always shown | `each_step_says_what_the_notice_says_of_it`, `the_words_of_the_notice_stand_beside_a_published_date_that_differs` |
//! | step 4 is two acts, each with its day | `the_application_is_an_act_of_its_own_and_nothing_ticks_it_by_itself`, `the_request_ticks_no_application_and_each_act_is_taken_back_by_itself`, `all_steps_without_the_application_are_not_ready`, `what_the_last_release_recorded_as_handed_in_is_both_acts_handed_in` |
//! | the application's deadline: a note, never a plan date | `the_application_has_a_date_of_its_own_where_a_page_gives_one_and_it_stays_unconfirmed`, `the_json_plan_notes_the_application_and_plans_nothing_by_it`, `the_deadline_of_the_application_itself_is_a_whole_sentence` |
//! | two practices, each with source and valid-from | `a_bureau_follows_a_practice_from_its_month_on_and_elsewhere_the_notice_holds`, `the_json_plan_says_which_practice_the_bureau_follows_and_where_that_stands`, `where_the_number_comes_first_the_forms_lead_from_the_request_to_ready` |
//! | what a practice does not use is marked and stays usable | `where_the_number_comes_first_the_account_follows_the_letter_and_step_one_is_not_used`, `a_step_that_is_not_used_can_be_recorded_and_leads_on` |
//! | 返戻 belongs to the application, said per act | `only_the_applications_return_closes_the_month_and_offers_another`, `a_request_that_was_handed_back_stays_so_until_it_is_handed_in_anew` |
//! | what the bureau told beats every rule for that plan | `what_the_bureau_told_beats_every_rule_for_that_plan_and_the_rule_stands_beside_it`, `a_told_date_moves_page_reminders_and_calendar_and_is_taken_back` |
//! | and is shown to nobody else as a fact | `what_one_founder_was_told_is_shown_to_nobody_else` |
//! | card reader: 手配（提供申請または購入）, no free reader promised | `a_reader_is_arranged_by_either_way_and_none_is_promised_for_free` |
//! | the earliest month once the reader is at hand | `with_the_reader_at_hand_an_earlier_month_may_work`, `the_json_plan_names_the_earliest_month_also_with_the_reader_at_hand` |
//! | 猶予: the grounds that have run out are not offered | `the_notes_name_what_still_holds_and_nothing_that_has_run_out` |
//! | no disk or paper claims for the newly designated | `a_note_reaches_those_whom_it_is_about_and_nobody_else` |
//! | certificate: paid, by registered mail | `what_has_changed_since_the_notice_is_noted_with_source_and_date` |
//! | certificate: application first, line and お客さまID, validity | `a_note_says_at_which_step_it_matters`, `the_notes_name_what_still_holds_and_nothing_that_has_run_out` |
//! | retroactive: 承継申請 from the old account | `whoever_is_out_of_scope_learns_of_the_succession_and_whom_to_ask` |
//! | since 2026-04: notes, second-hand, never rules | `a_note_reaches_those_whom_it_is_about_and_nobody_else`, `what_has_changed_since_the_notice_is_noted_with_source_and_date` |
//! | the day of arrival counts; in person where the page says so | `each_step_says_what_the_notice_says_of_it` |
//! | offices as data with "as of", the desk named rightly | `the_bureau_itself_is_the_desk_where_it_sits_and_an_office_elsewhere`, `what_an_old_page_said_keeps_the_pages_date_and_is_never_confirmed`, `the_offices_are_those_that_were_handed_over` |
//! | carried to another month: steps 1–3; a number only after asking | `what_was_done_before_a_return_is_reused_for_another_month`, `a_request_that_has_brought_no_number_is_not_reused_for_another_month` |
//! | a pair: two of each; one reader or two is not settled | `medical_and_dental_together_are_told_that_they_need_two_of_each` |
//! | the guide covers all of this, each statement with its source | not yet: issue 9 · The guide knows where you stand |
//!
//! ## Forms and dates on paper
//!
//! | rule | test |
//! | --- | --- |
//! | the boxes in their order, the bureau's half empty | `the_notices_example_reads_from_top_to_bottom_with_the_bureaus_half_empty`, `every_printed_word_stands_in_the_notice_to_the_letter` |
//! | one of 医科・歯科・薬局 | `one_kind_is_circled_and_the_circle_holds_its_word_and_no_other` |
//! | `0 0` pre-printed | `a_pharmacy_without_its_code_hands_in_two_zeros_and_empty_boxes` |
//! | the bureau 御中 | `the_bureaus_are_named_as_in_the_notice` |
//! | name and address at the time of the request | `a_name_that_has_changed_since_the_request_is_noticed_but_width_is_not` |
//! | two forms for medical and dental | `twins_hand_in_two_pages_each_with_its_own_code`, `form_1_comes_as_a_pdf_for_each_of_a_pair` |
//! | Reiwa = year − 2018, 元年 | `the_year_of_reiwa_is_the_western_year_less_2018_and_the_first_is_gannen` |
//! | Western and 令和 on screen | `the_opening_month_is_read_in_western_years_and_reiwa_in_any_width`, `a_day_is_read_from_three_fields_and_must_exist` |
//! | WCAG 2.2 AA | `axe finds nothing on the public pages, and none scrolls sideways at 320 px`, `axe finds nothing on a founder's pages, and none scrolls sideways at 320 px` |

use std::collections::BTreeSet;
use std::path::Path;

const LEDGER: &str = include_str!("ledger.rs");

/// Every file below a folder that ends like this.
fn files(folder: &Path, ending: &str, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, texts);
        } else if path.to_string_lossy().ends_with(ending) {
            texts.push(std::fs::read_to_string(&path).expect("a source file"));
        }
    }
}

/// The functions that stand below `#[test]` (or tokio's).
fn rust_tests(text: &str, names: &mut BTreeSet<String>) {
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if !(line.starts_with("#[test]") || line.starts_with("#[tokio::test")) {
            continue;
        }
        let head = lines.find(|line| line.contains("fn "));
        let name = head.and_then(|head| head.split("fn ").nth(1)?.split('(').next());
        names.extend(name.map(str::to_owned));
    }
}

/// The titles of `test("…", …)`, without their tags and escapes.
fn browser_tests(text: &str, names: &mut BTreeSet<String>) {
    for call in text.split("\ntest(\"").skip(1) {
        let title = call.split("\", ").next().unwrap_or_default();
        let title = title.replace(" @once", "").replace(" @js", "");
        names.insert(title.replace('\\', ""));
    }
}

/// The headings of the rules, in their order, and how many lines each has at
/// least: a rule may win lines, and loses none unnoticed.
const HEADINGS: [(&str, usize); 9] = [
    ("Words", 7),
    ("The seven steps", 29),
    ("Open days", 6),
    ("The two dates of 別紙２", 9),
    ("Bureau deadlines", 15),
    ("Codes", 11),
    ("What else has changed since the notice", 3),
    ("Practice since 2024", 21),
    ("Forms and dates on paper", 9),
];

/// How many lines may wait for an issue. It only goes down.
const NOT_YET: usize = 1;

/// What stands in a line's second cell.
fn cell(line: &str) -> &str {
    let line = line.trim_end().trim_end_matches('|').trim_end();
    line.rsplit(" | ").next().unwrap_or_default()
}

/// The tests that a line of the ledger names.
fn named(line: &str) -> impl Iterator<Item = &str> {
    cell(line).split('`').skip(1).step_by(2)
}

/// The issue that a line waits for: `not yet: issue 6 · title`.
fn awaited(line: &str) -> Option<&str> {
    let issue = cell(line).strip_prefix("not yet: issue ")?;
    let (number, title) = issue.split_once(" · ")?;
    (number.parse::<u8>().is_ok() && !title.contains('`')).then_some(issue)
}

/// The lines of a part of the ledger.
fn rows(part: &'static str) -> impl Iterator<Item = &'static str> {
    part.lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter(|line| !line.starts_with("rule |") && !line.starts_with("---"))
}

#[test]
fn every_test_named_in_the_ledger_exists() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut names = BTreeSet::new();
    let mut texts = Vec::new();
    for folder in ["app", "locales", "migrations", "server"] {
        files(&project.join(folder), ".rs", &mut texts);
    }
    texts.iter().for_each(|text| rust_tests(text, &mut names));
    texts.clear();
    files(&project.join("end2end/journeys"), ".spec.ts", &mut texts);
    texts
        .iter()
        .for_each(|text| browser_tests(text, &mut names));
    for row in rows(LEDGER) {
        assert!(
            named(row).count() > 0 || awaited(row).is_some(),
            "no test in: {row}"
        );
        for test in named(row) {
            assert!(names.contains(test), "no such test: {test}");
        }
    }
}

#[test]
fn every_heading_of_the_rules_keeps_its_lines_in_the_ledger() {
    let parts: Vec<_> = LEDGER
        .split("\n//! ## ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .collect();
    let headings: Vec<_> = parts.iter().map(|(heading, _)| *heading).collect();
    assert_eq!(headings, HEADINGS.map(|(heading, _)| heading));
    for ((heading, part), (_, least)) in parts.iter().zip(HEADINGS) {
        // The last part ends with the ledger, not with the file.
        let part = part.split("\nuse ").next().unwrap_or_default();
        let lines = rows(part).count();
        assert!(lines >= least, "{heading}: {lines} lines, not {least}");
    }
}

#[test]
fn what_is_not_yet_there_waits_for_an_issue_and_grows_not_longer() {
    let waiting: Vec<_> = rows(LEDGER).filter_map(awaited).collect();
    assert!(waiting.len() <= NOT_YET, "{waiting:#?}");
}

/// A note for whoever reads the output, and no failure: a text outside the
/// project may change at any time, and then wants a line here.
#[test]
#[cfg_attr(not(has_shared), ignore = "no ../shared beside this checkout")]
fn headings_of_the_rules_handed_over_that_the_ledger_does_not_know_are_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/domain.md");
    let text = std::fs::read_to_string(path).expect("../shared was there when this was built");
    let theirs: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert!(!theirs.is_empty(), "no heading in ../shared/domain.md");
    let known = |theirs: &str| HEADINGS.iter().any(|(ours, _)| theirs.starts_with(ours));
    for heading in theirs.iter().filter(|heading| !known(heading)) {
        note(&format!(
            "../shared/domain.md: the ledger lacks \"{heading}\""
        ));
    }
    let gone = |ours: &str| !theirs.iter().any(|theirs| theirs.starts_with(ours));
    for (heading, _) in HEADINGS.iter().filter(|(heading, _)| gone(heading)) {
        note(&format!("../shared/domain.md: no longer has \"{heading}\""));
    }
}

/// Written past the capture of a passing test's output.
fn note(text: &str) {
    use std::io::Write;
    writeln!(std::io::stderr(), "note: {text}").expect("standard error");
}
