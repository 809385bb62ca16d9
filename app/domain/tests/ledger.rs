//! Which test covers which rule of the procedure. The test below fails when a
//! line names a test that does not exist.
//!
//! | rule | test |
//! | --- | --- |
//! | Words: three codes never mixed up | `each_mistake_has_its_own_error` |
//! | Words: a prefecture belongs to exactly one bureau | `every_prefecture_belongs_to_exactly_one_bureau_and_each_bureau_sits_in_one` |
//! | Words: the bureau's page | `every_bureau_has_a_page_of_its_own_with_the_day_it_was_confirmed` |
//! | Steps: order, addressee, needs | `the_steps_stand_in_the_notices_order_with_their_ids_and_needs` |
//! | Steps: only step 4 goes to the bureau | `only_step_four_goes_to_the_bureau` |
//! | Steps 1–3: by five months before | `the_seven_steps_have_their_dates_and_addressees` |
//! | Step 1: waiting for the code | `step_one_waits_for_the_implementing_body_until_the_code_is_there` |
//! | Step 4: waiting for the bureau's reply | `step_four_waits_for_the_bureau_until_the_number_is_there` |
//! | Step 4: late = 返戻 | `a_request_that_was_handed_back_stays_so_until_it_is_handed_in_anew` |
//! | Step 4: on or after the deadline is handed back, aim at the day before | `the_aim_is_the_last_open_day_by_the_words_and_the_day_before_a_bureaus_deadline` |
//! | Step 4: the code may be left blank if forgotten | `a_forgotten_provisional_code_may_stay_blank` |
//! | Steps 5, 6: missed → individual handling, still to be done | `steps_five_and_six_are_missed_after_the_submission_date_and_can_still_be_done` |
//! | Step 7: only if no designation was made, at once | `recording_no_designation_is_one_act_that_closes_five_and_six_and_opens_seven` |
//! | Step 7: needs a number | `no_designation_needs_a_number_and_stands_once` |
//! | Everything can be taken back | `whatever_is_recorded_can_be_taken_back_down_to_nothing` |
//! | Medical and dental: two records | `prefecture_and_kind_are_closed_choices_and_both_means_two_records` |
//! | Steps no longer used at a bureau | `a_bureau_can_mark_a_step_as_not_used_from_a_month_on` |
//! | Contacts, without the bureaus' mailbox | `the_contacts_are_the_notices_and_the_bureaus_mailbox_is_not_among_them` |
//! | Help desk hours | `the_desk_answers_on_weekdays_and_saturdays_but_not_on_sundays_and_holidays` |
//! | Open days: weekends, holidays, 29 Dec – 3 Jan | `offices_are_closed_on_weekends_holidays_substitutes_and_at_the_turn_of_the_year` |
//! | Open days: the official table | `the_holidays_are_those_of_the_official_table_day_by_day` |
//! | Open days: beyond the table computed | `the_official_table_ends_on_the_last_holiday_of_2027_and_days_beyond_are_computed` |
//! | Open days: 2021's moved holidays | `the_moved_holidays_of_2021_are_right` |
//! | All dates are Japan's | `dates_are_japans_even_in_the_evening_of_the_day_before_under_utc` |
//! | 別紙２: fourteen rows win | `the_fourteen_published_rows_come_out_exactly_and_official` |
//! | 別紙２: the rule reproduces them | `the_notices_rule_alone_reproduces_all_fourteen_rows` |
//! | 別紙２: beyond them 見込み | `beyond_the_table_and_at_bureaus_with_rules_of_their_own_dates_are_as_published` |
//! | Bureau deadlines: valid-from | `a_rule_holds_from_its_first_opening_month_on` |
//! | Bureau deadlines: offset, day, roll | `a_rules_day_rolls_next_previous_or_not_at_all_and_ends_with_short_months` |
//! | Bureau deadlines: precedence | `an_explicit_row_wins_over_an_office_rule_over_a_bureau_rule_over_the_notice` |
//! | Bureau deadlines: the earlier of bureau and notice | `where_bureau_and_notice_disagree_the_earlier_holds_and_the_other_stands_beside` |
//! | Bureau deadlines: unknown = precaution | `the_precaution_names_the_clause_that_leaves_the_day_to_the_bureau` |
//! | Bureau deadlines: unconfirmed is never "returned" | `an_unconfirmed_deadline_never_says_returned` |
//! | Bureau deadlines: designation application is a note | `rows_on_the_designation_application_are_notes_and_never_rules` |
//! | Every date with basis and source | `no_date_is_without_a_source` |
//! | Dates of bureau and submission are open days | `the_dates_of_bureau_and_submission_are_open_days_and_never_later_than_those_beside_them` |
//! | Verdicts | `verdict_and_earliest_month_are_as_published` |
//! | Verdicts: never improve | `the_verdict_never_improves_as_days_pass` |
//! | Verdicts: earliest month | `the_earliest_feasible_month_is_feasible_and_none_between_is` |
//! | Verdicts: what is done drops out | `in_a_kept_plan_dates_whose_step_is_done_drop_out_of_the_verdict` |
//! | Codes: check digit examples | `the_worked_examples_have_the_right_check_digits` |
//! | Codes: either form in 11–14 | `in_prefectures_11_to_14_either_form_of_the_check_digit_passes_and_elsewhere_only_the_long_one` |
//! | Codes: warn, never block | `a_wrong_check_digit_warns_and_never_refuses` |
//! | Codes: real ones | `real_medical_codes_are_read_and_almost_none_is_warned_about` |
//! | Codes: width, spaces, hyphens | `full_width_spaces_and_hyphens_are_accepted` |
//! | Codes: masked | `printing_a_code_shows_its_last_two_digits_only` |
//! | What has changed: notes with source and date | `what_has_changed_since_the_notice_is_noted_with_source_and_date` |
//! | Forms: name and address at the time of the request | `a_name_that_has_changed_since_the_request_is_noticed_but_width_is_not` |
//! | Forms: a corporation's representative | `a_corporation_needs_its_representatives_title_and_name` |
//! | Dates on paper: Reiwa, 元年 | `the_year_of_reiwa_is_the_western_year_less_2018_and_the_first_is_gannen` |
//! | Dates on screen: Western and 令和 | `the_opening_month_is_read_in_western_years_and_reiwa_in_any_width` |
//! | Mail: 10, 3, 0 open days before the aim | `each_open_step_is_mentioned_ten_and_three_open_days_before_and_on_the_morning_of_its_aim` |
//! | Mail: the subject names the official date | `the_aim_of_the_submission_is_by_the_words_and_the_subject_names_the_official_date` |
//! | Mail: has the letter come | `the_morning_after_the_reply_dispatch_asks_for_the_letter_until_the_number_is_there` |
//! | Mail: none for what is done, gone or moved | `a_stored_mail_is_dropped_when_the_step_is_done_the_date_has_moved_or_it_is_too_late` |

use std::path::Path;

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the crate's own folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|e| e == "rs") {
            text.push_str(&std::fs::read_to_string(&path).expect("a source file"));
        }
    }
}

#[test]
fn every_test_named_in_the_ledger_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&root.join("src"), &mut text);
    sources(&root.join("tests"), &mut text);
    let named: Vec<&str> = include_str!("ledger.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//! | "))
        .filter_map(|line| line.split('`').nth(1))
        .collect();
    assert!(named.len() > 50, "{} lines", named.len());
    for name in named {
        assert!(text.contains(&format!("fn {name}(")), "{name}");
    }
}
