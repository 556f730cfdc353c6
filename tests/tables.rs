//! Tables of touchpoints: what comes in, what is said about it, and what is refused.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may stop it, as the test itself may"
)]

mod support;

use journey_canvas::{
    import::{Imported, TableOptions, touchpoints},
    model::*,
    wording,
};
use support::touchpoint;

fn read(text: &str) -> Imported {
    touchpoints(text.as_bytes(), &TableOptions::default(), None).expect("it can be read")
}

fn map(text: &str) -> JourneyMap {
    let map = read(text).map().expect("its own map");
    assert!(check(&map).is_empty(), "{:?}", check(&map));
    map
}

fn notes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(wording::import_note).collect()
}

fn refused(text: &str, columns: &[(&str, &str)]) -> String {
    let columns = columns.iter().map(|(role, name)| ((*role).to_owned(), (*name).to_owned())).collect();
    let options = TableOptions { columns, ..TableOptions::default() };
    let error = touchpoints(text.as_bytes(), &options, None).expect_err("it cannot be read");
    wording::import_error(&error, "steps.csv")
}

const WHOLE: &str = "\
Touchpoint;Stage;Phase;Channels;Creator;Emotion;Score:Maya;Importance;Satisfaction;Effort;Cause;Roles;Action;Thought;Notes\r
Sees the ad;Hear;pre-purchase;Instagram;paid;0;+1;3;5;S;;entry;Scrolls;\"Nice;\r
really\";\r
Checkout;Buy;purchase;Web shop|Store;owned;-1,5;;9;3,5;0,25;delay;pay, sign;Fills in;;Slow\r
Unpacks;Use;post-purchase;;;2;2;;;XL;surprise;;;;\r
";

#[test]
fn every_column_of_a_table_comes_in() {
    let map = map(WHOLE);
    let of = |title: &str| map.touchpoints.get(touchpoint(&map, title)).expect("it came in");
    let (ad, checkout, unpacks) = (of("Sees the ad"), of("Checkout"), of("Unpacks"));
    assert_eq!(map.personas_in_order().iter().map(|(_, one)| one.name.as_str()).collect::<Vec<_>>(), ["Maya"]);
    let phases: Vec<Phase> = map.stages_in_order().iter().map(|(_, stage)| stage.phase).collect();
    assert_eq!(phases, Phase::ALL);
    assert_eq!(
        (ad.creator, ad.effort, ad.roles.contains(&Role::Entry)),
        (Some(Creator::Paid), Some(Effort::Size(EffortSize::S)), true)
    );
    assert_eq!(checkout.channels.len(), 2);
    assert_eq!((checkout.importance, checkout.satisfaction), (Some(Rating::clamped(90)), Some(Rating::clamped(35))));
    assert_eq!(
        (checkout.pain_cause, checkout.effort),
        (Some(PainCause::Delay), Some(Effort::Number(BasisPoints::clamped(2_500))))
    );
    assert_eq!(checkout.roles, [Role::Pay, Role::Sign].into());
    assert_eq!((checkout.action.as_str(), checkout.notes.as_str()), ("Fills in", "Slow"));
    assert_eq!(unpacks.love_cause, Some(LoveCause::Surprise));
    let maya = map.personas.ids().next().expect("Maya");
    let felt = |title| map.emotion(touchpoint(&map, title), maya).map(Emotion::hundredths);
    assert_eq!([felt("Sees the ad"), felt("Checkout"), felt("Unpacks")], [Some(50), Some(-75), Some(100)]);
    let thought = &map.experiences.get(touchpoint(&map, "Sees the ad"), maya).expect("rated").thought;
    assert_eq!(thought.replace('\r', ""), "Nice;\nreally");
    assert_eq!(map.links.len(), 2);
    assert!(map.channels.values().any(|one| one.name == "Store" && one.place == Place::Offline));
}

#[test]
fn what_was_guessed_is_said() {
    let found = notes(&read("Step,Section,Colour,Channel\nLooks,Discover,red,Store;App\nPays,Payment,,App\n"));
    assert_eq!(
        found,
        [
            "Line 1: Read as UTF-8, with commas between cells.",
            "Line 1: The column “Colour” is not read: a map holds no such thing, or another column has it.",
            "Line 2: “App” is taken for online, “Store” is taken for offline.",
            "Line 2: “Discover” is taken for pre-purchase, as nothing in its name says otherwise.",
            "Line 3: “Payment” is taken for purchase, because of “payment”.",
        ]
    );
}

#[test]
fn a_bad_row_is_left_out_with_its_line_and_the_others_come_in() {
    let found =
        read("title,emotion,importance\nGood,1,5\nToo good,7,5\n,1,5\n\nWordy,fine,5\nHeavy,1,11\nLast,−2,\"9,5\"\n");
    let titles: Vec<String> =
        found.map().expect("its own map").touchpoints_in_order().iter().map(|(_, one)| one.title.clone()).collect();
    assert_eq!(titles, ["Good", "Last"]);
    let refused: Vec<String> = notes(&found).into_iter().filter(|note| note.contains("left out")).collect();
    assert_eq!(
        refused,
        [
            "Line 3: The row is left out: its emotion “7” is not between −2 and 2.",
            "Line 4: The row is left out: it has no title.",
            "Line 6: The row is left out: its emotion “fine” is not a number.",
            "Line 7: The row is left out: its importance “11” is not between 0 and 10.",
        ]
    );
}

#[test]
fn a_column_of_what_comes_next_makes_the_links() {
    let found = read("title,next\nA,C\nB,\nC,B;Bee\n");
    let map = found.map().expect("its own map");
    let links: Vec<(String, String)> = map
        .links
        .values()
        .map(|link| {
            (
                map.touchpoints.get(link.from).expect("there").title.clone(),
                map.touchpoints.get(link.to).expect("there").title.clone(),
            )
        })
        .collect();
    assert_eq!(links.len(), 2);
    assert!(links.contains(&("A".into(), "C".into())) && links.contains(&("C".into(), "B".into())));
    assert!(
        notes(&found).iter().any(|note| note == "Line 4: There is no touchpoint “Bee” to go on to; no link is made.")
    );
}

#[test]
fn a_table_joins_a_map_by_title() {
    let before = support::map("Pre: Sees the ad(0) -> Checkout(-1); Buy: Pays(0)");
    let text = "title,importance,emotion\nsees  THE ad,4,1\nChekout,9,-2\n";
    let found = touchpoints(text.as_bytes(), &TableOptions::default(), Some(&before)).expect("it can be read");
    let map = found.onto(&before).expect("the map it was read for");
    assert!(check(&map).is_empty());
    assert_eq!((map.touchpoints.len(), map.links.len(), map.personas.len()), (4, 1, 1));
    let ad = touchpoint(&map, "Sees the ad");
    assert_eq!(map.touchpoints.get(ad).and_then(|record| record.importance), Some(Rating::clamped(40)));
    let customer = map.personas.ids().next().expect("a customer");
    assert_eq!(map.emotion(ad, customer).map(Emotion::hundredths), Some(50));
    assert!(
        notes(&found)
            .iter()
            .any(|note| note == "Line 3: “Chekout” was not on the map and is added; perhaps “Checkout” is meant."),
        "{:?}",
        notes(&found)
    );
}

#[test]
fn two_rows_may_join_one_touchpoint_and_neither_is_lost() {
    let before = map("title,stage\nCart,Buy\n");
    let rows = "title,emotion,notes,importance\nCart,-1,slow,7\nCart,-2,,9\n";
    let found = touchpoints(rows.as_bytes(), &TableOptions::default(), Some(&before)).expect("a table");
    let after = found.onto(&before).expect("the map it was read for");
    let (id, cart) = after.touchpoints.iter().next().expect("the cart");
    assert_eq!((cart.notes.as_str(), cart.importance), ("slow", Some(Rating::clamped(90))));
    let persona = after.personas.ids().next().expect("a customer");
    assert_eq!(after.experiences.get(id, persona).and_then(|felt| felt.emotion), Some(Emotion::clamped(-100)));
}

#[test]
fn every_encoding_separator_and_decimal_sign_gives_the_same_map() {
    let plain = "title,emotion:Maya,emotion:Jonas,importance,thought\nKasse,\"-1,5\",-1.5,\"8,5\",\"Gefühl;\nGröße\"\n";
    let wide = |to: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let semicolons = "title;emotion:Maya;emotion:Jonas;importance;thought\nKasse;-1,5;-1.5;8,5;\"Gefühl;\nGröße\"\n";
    let tabs = semicolons.replace(';', "\t").replace("Gefühl\t", "Gefühl;");
    let narrow: Vec<u8> = semicolons.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin 1")).collect();
    let with_mark = [&[0xFF, 0xFE], wide(u16::to_le_bytes, &tabs).as_slice()].concat();
    let expected = map(plain);
    let names: Vec<&str> = expected.personas_in_order().iter().map(|(_, one)| one.name.as_str()).collect();
    assert_eq!(names, ["Maya", "Jonas"], "in the order of the columns");
    let kasse = touchpoint(&expected, "Kasse");
    for (persona, _) in expected.personas_in_order() {
        let felt = expected.experiences.get(kasse, persona).expect("both came");
        assert_eq!((felt.emotion, felt.thought.as_str()), (Some(Emotion::clamped(-75)), "Gefühl;\nGröße"));
    }
    for bytes in [semicolons.as_bytes().to_vec(), tabs.into_bytes(), narrow, with_mark, wide(u16::to_be_bytes, plain)] {
        let found = touchpoints(&bytes, &TableOptions::default(), None).expect("it can be read");
        assert_eq!(found.map().expect("its own map"), expected);
    }
}

#[test]
fn the_same_table_gives_the_same_map() {
    assert_eq!(map(WHOLE), map(WHOLE));
}

#[test]
fn a_table_without_titles_is_refused_with_the_way_out() {
    assert_eq!(
        refused("Colour,Shape\nred,round\n", &[]),
        "No column holds the titles of touchpoints: there are “Colour” and “Shape”. Call one Touchpoint, or say which it is: --column title=HEADING: steps.csv"
    );
    assert_eq!(
        refused("Step\nA\n", &[("title", "Stepp")]),
        "There is no column “Stepp”; perhaps “Step” is meant. There is “Step”: steps.csv"
    );
    assert!(
        refused("Step\nA\n", &[("titel", "Step")]).starts_with("There is no role “titel”; perhaps “title” is meant.")
    );
    assert!(refused("", &[]).starts_with("There is nothing in the table."));
}
