//! Lines and what they say. The map has the channels "Web shop", "Store", "Social" and "Review site", the personas
//! Maya and Busy Ben, the stages Awareness (pre), Purchase and Use (post), and the touchpoints "Sees ad" and "Pays".

use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;

use super::*;
use crate::{
    edit::{
        perform,
        sample::{self, id},
    },
    model::{Channel, Effort, Id, JourneyMap, Order, Persona, Phase, Place, Rating, Stage, Touchpoint, check},
};

fn map() -> JourneyMap {
    let mut map = JourneyMap::empty();
    let orders = Order::spread(4);
    let order = |place: usize| orders[place].clone();
    map.personas = [("Maya", 0), ("Busy Ben", 1)]
        .map(|(name, place)| (id(name), Persona::named(name, order(place))))
        .into_iter()
        .collect();
    let channels = [("Web shop", Place::Online), ("Store", Place::Offline), ("Social", Place::Online)];
    for (place, (name, at)) in channels.into_iter().chain([("Review site", Place::Online)]).enumerate() {
        map.channels.insert(id(name), Channel { name: name.into(), order: order(place), place: at, icon: None });
    }
    let stages = [("Awareness", Phase::PrePurchase), ("Purchase", Phase::Purchase), ("Use", Phase::PostPurchase)];
    for (name, phase) in stages {
        map.stages.insert(id(name), Stage::named(name, phase, order(1)));
    }
    map.touchpoints.insert(id("Sees ad"), Touchpoint::titled("Sees ad", id("Awareness"), order(1)));
    map.touchpoints.insert(id("Pays"), Touchpoint::titled("Pays", id("Purchase"), order(1)));
    map
}

/// Reads against the map above, in its Purchase stage, for Maya.
fn reading(text: &str) -> Reading {
    let map = map();
    read(text, &Context { stage: Some(id("Purchase")), persona: Some(id("Maya")), ..Context::of(&map) })
}

/// The map with the text added to it.
fn added(text: &str) -> JourneyMap {
    added_to(&map(), text)
}

fn added_to(map: &JourneyMap, text: &str) -> JourneyMap {
    let context = Context { stage: Some(id("Purchase")), persona: Some(id("Maya")), ..Context::of(map) };
    let made = read(text, &context).make(&context, &mut ChaCha8Rng::from_seed([7; 32]));
    let next = perform(&made.command, map).unwrap();
    assert_eq!(check(&next), [], "{text}");
    next
}

/// What the only touchpoint of a text was read as: its title, then everything else in a fixed order.
fn said(text: &str) -> String {
    let reading = reading(text);
    let drafts: Vec<&Draft> = reading.drafts().collect();
    assert_eq!(drafts.len(), 1, "{text}");
    shown(drafts[0], &reading)
}

fn shown(draft: &Draft, reading: &Reading) -> String {
    let map = map();
    let mut words = vec![draft.title.clone()];
    words.extend(draft.channels.iter().map(|channel| match channel {
        ChannelName::Known(id) => format!("@{}", map.channels.get(*id).unwrap().name),
        ChannelName::New(place) => format!("@+{}", reading.channels[*place].name),
    }));
    words.extend(draft.creator.map(|creator| format!("{creator:?}")));
    words.extend(
        draft
            .emotions
            .iter()
            .map(|(persona, emotion)| format!("{} {}", map.personas.get(*persona).unwrap().name, emotion.hundredths())),
    );
    words.extend(draft.pain_cause.map(|cause| format!("pain {cause:?}")));
    words.extend(draft.love_cause.map(|cause| format!("love {cause:?}")));
    words.extend(draft.effort.map(|effort| match effort {
        Effort::Size(size) => format!("{size:?}"),
        Effort::Number(share) => share.points().to_string(),
    }));
    words.extend(draft.importance.map(|rating| format!("*{}", rating.tenths())));
    words.extend(draft.next.iter().map(|next| match next {
        Next::Known(id) => format!(">{}", map.touchpoints.get(*id).unwrap().title),
        Next::Line(place) => format!(">line {place}"),
        Next::ToCome(title) => format!(">?{title}"),
    }));
    words.join(" | ")
}

#[test]
fn one_line_sets_everything() {
    assert_eq!(
        said("Checkout asks for account @web #owned -2 !delay ~S *8 >Pays"),
        "Checkout asks for account | @Web shop | Owned | Maya -100 | pain Delay | S | *80 | >Pays"
    );
}

#[test]
fn signs_may_come_first_in_any_order_and_in_unique_beginnings() {
    assert_eq!(said("~s -2 #o @w Asks for account"), "Asks for account | @Web shop | Owned | Maya -100 | S");
    assert_eq!(said("Asks @w#o-2~s"), "Asks | @Web shop | Owned | Maya -100 | S");
    assert_eq!(said("Asks #e+2!pers"), "Asks | Earned | Maya 100 | love Person");
}

#[test]
fn a_channel_is_found_by_its_words_or_made() {
    assert_eq!(said("Tries @store and @shop"), "Tries and | @Store | @Web shop");
    assert_eq!(said("Asks @Web Shop staff"), "Asks staff | @Web shop");
    assert_eq!(said("Reads @review-site"), "Reads | @Review site");
    assert_eq!(said("Reads @\"review site\""), "Reads | @Review site");
    assert_eq!(said("Waits @pick-up-desk @e-mail"), "Waits | @+Pick up desk | @+E-mail");
    assert_eq!(said("Waits @\"Web\""), "Waits | @+Web", "quotes mean the whole name");
    assert_eq!(said("Looks @web @store @WEB"), "Looks | @Web shop | @Store", "named twice is named once");
    assert_eq!(said("Looks @kiosk#owned"), "Looks | @+Kiosk | Owned");
    assert_eq!(said("Looks @area-51"), "Looks | @+Area 51");
}

#[test]
fn what_begins_several_names_stays_in_the_title_and_says_so() {
    assert_eq!(said("Looks @s"), "Looks @s");
    let reading = reading("Looks @s -2");
    let whys: Vec<_> = reading.doubts().map(|(_, why)| why.clone()).collect();
    let several = ["Store", "Social"].map(|name| ChannelName::Known(id(name))).to_vec();
    assert_eq!(whys, [Why::Channels(several)]);
}

#[test]
fn a_feeling_is_hers_who_is_named() {
    assert_eq!(said("Waits -1 Ben:+2"), "Waits | Maya -50 | Busy Ben 100");
    assert_eq!(said("Waits Busy Ben:−2"), "Waits | Busy Ben -100");
    assert_eq!(said("Waits \"busy ben\":0"), "Waits | Busy Ben 0");
    assert_eq!(said("Waits m:+1.5"), "Waits | Maya 75");
    assert_eq!(said("Waits Anna:+2"), "Waits Anna:+2", "nobody of that name");
    assert_eq!(said("Opens at 9:0 sharp"), "Opens at 9:0 sharp");
}

#[test]
fn a_bare_nought_is_a_feeling_only_behind_the_title() {
    assert_eq!(said("Waits 0 minutes"), "Waits 0 minutes");
    assert_eq!(said("Waits 0 #owned"), "Waits | Owned | Maya 0");
    assert_eq!(said("0"), "0");
}

#[test]
fn figures_and_signs_of_plain_text_stay_plain() {
    for text in
        ["Calls +49 30 1234", "Gets -20 % off", "Cost * benefit", "Top #1 choice", "Really!!! Yes - no", "~20 min"]
    {
        assert_eq!(said(text), text);
        assert_eq!(reading(text).doubts().count(), 0, "{text}");
    }
}

#[test]
fn what_says_nothing_stays_in_the_title_and_is_marked() {
    for text in ["Pays #foo", "Pays -3", "Pays ~x", "Pays *11", "Pays !xyz", "Pays #pa"] {
        assert_eq!(said(text), text);
        assert_eq!(reading(text).doubts().count(), 1, "{text}");
    }
}

#[test]
fn a_cause_is_one_of_pain_or_of_love_as_the_feeling_is() {
    assert_eq!(said("Pays -1 !p"), "Pays | Maya -50 | pain Price");
    assert_eq!(said("Pays +1 !price"), "Pays | Maya 50 | love Price");
    assert_eq!(said("Pays !surprise"), "Pays | love Surprise");
    assert_eq!(said("Pays -1 !surprise"), "Pays !surprise | Maya -50");
    assert_eq!(said("Pays -1 Ben:+1 !delay !service"), "Pays | Maya -50 | Busy Ben 50 | pain Delay | love Service");
}

#[test]
fn what_is_said_last_holds() {
    assert_eq!(said("Pays #paid #owned -2 +1 ~S ~L"), "Pays | Owned | Maya 50 | L");
    let reading = reading("Pays #paid #owned");
    let overruled: Vec<bool> = reading.spans().map(|span| span.is_overruled).collect();
    assert_eq!(overruled, [false, true, false]);
}

#[test]
fn what_comes_next_is_there_or_a_later_line_or_still_to_come() {
    assert_eq!(said("Chooses >pays @web"), "Chooses | @Web shop | >Pays");
    assert_eq!(said("Chooses >Gets receipt @web"), "Chooses | @Web shop | >?Gets receipt");
    let map = added("Chooses >Gets a receipt\nWaits\nGets a receipt");
    assert_eq!(map.links.len(), 1);
    let first = added("Chooses >Gets a receipt");
    assert_eq!(first.touchpoints.values().find(|one| one.title == "Chooses").unwrap().notes, "next: Gets a receipt");
    let both = added_to(&first, "gets a Receipt");
    assert_eq!(both.links.len(), 1);
    assert_eq!(both.touchpoints.values().find(|one| one.title == "Chooses").unwrap().notes, "");
}

fn stage_names(map: &JourneyMap) -> Vec<(&str, Phase)> {
    map.stages_in_order().into_iter().map(|(_, stage)| (stage.name.as_str(), stage.phase)).collect()
}

#[test]
fn a_heading_goes_on_in_a_stage_or_makes_it_after_the_one_in_focus() {
    use Phase::{PostPurchase, PrePurchase, Purchase};
    let map = added("## Delivery\nVan comes\n## aware\nHears of it\n##Payment\nPays again");
    assert_eq!(
        stage_names(&map),
        [
            ("Awareness", PrePurchase),
            ("Payment", Purchase),
            ("Purchase", Purchase),
            ("Delivery", PostPurchase),
            ("Use", PostPurchase)
        ]
    );
    let stage = |title: &str| {
        let touchpoint = map.touchpoints.values().find(|one| one.title == title).unwrap();
        map.stages.get(touchpoint.stage).unwrap().name.as_str()
    };
    assert_eq!(["Van comes", "Hears of it", "Pays again"].map(stage), ["Delivery", "Awareness", "Payment"]);
}

#[test]
fn an_empty_map_gets_a_stage_with_its_first_line() {
    let map = added_to(&JourneyMap::empty(), "Hears of it\nAsks");
    assert_eq!(stage_names(&map), [("Journey", Phase::PrePurchase)]);
    assert_eq!(map.touchpoints.len(), 2);
}

#[test]
fn lines_of_a_list_come_in_order_behind_the_touchpoint_in_hand() {
    let map = map();
    let context = Context { stage: Some(id("Awareness")), after: Some(id("Sees ad")), ..Context::of(&map) };
    let made = read("- One\n* Two\n\n3. Three\r\n", &context).make(&context, &mut ChaCha8Rng::from_seed([7; 32]));
    let next = perform(&made.command, &map).unwrap();
    let titles: Vec<_> = next.touchpoints_of(id("Awareness")).into_iter().map(|(_, one)| one.title.clone()).collect();
    assert_eq!(titles, ["Sees ad", "One", "Two", "Three"]);
    assert_eq!(made.label, crate::edit::Label::Add(crate::edit::Word::Touchpoint, 3));
    assert_eq!(made.touchpoints.len(), 3);
}

#[test]
fn a_channel_of_several_lines_is_made_once_and_asked_once() {
    let reading = reading("Waits @kiosk\nPays @Kiosk\nGoes @web-portal");
    let new: Vec<_> = reading.channels.iter().map(|new| (new.name.as_str(), new.place, new.is_guess)).collect();
    assert_eq!(new, [("Kiosk", Place::Offline, true), ("Web portal", Place::Online, true)]);
    let places = [("kiosk".to_owned(), Place::Online)];
    let map = map();
    let told = read("Waits @kiosk", &Context { places: &places, ..Context::of(&map) });
    assert_eq!((told.channels[0].place, told.channels[0].is_guess), (Place::Online, false));
}

#[test]
fn cells_are_mapped_by_their_header() {
    let text = "Stage\tStep\tChannels\tCreator\tEmotion: Maya\tEmotion: Busy Ben\tEffort\tImportance\tThought\tColour\n\
                Delivery\tWaits\tStore; Kiosk\towned\t-2\t1.5\tS\t8\tWhere is it?\tred\n\
                Delivery\tUnpacks\tSocial\t\t+1\t\t\t\t\t";
    let reading = reading(text);
    assert!(reading.is_table);
    let rows: Vec<String> = reading.drafts().map(|draft| shown(draft, &reading)).collect();
    assert_eq!(
        rows,
        ["Waits | @Store | @+Kiosk | Owned | Maya -100 | Busy Ben 75 | S | *80", "Unpacks | @Social | Maya 50"]
    );
    let first = reading.drafts().next().unwrap();
    assert_eq!((first.thought.as_str(), first.notes.as_slice()), ("Where is it?", &["Colour: red".to_owned()][..]));
    let map = added(text);
    assert!(stage_names(&map).contains(&("Delivery", Phase::PostPurchase)));
    assert_eq!(map.stages.len(), 4);
}

#[test]
fn cells_without_a_header_are_a_title_and_what_the_others_read_as() {
    let rows = reading("Waits\tstore\towned\t-2\tdelay\tS\nPays\t@web +1\tSocial, Store\tthis is odd");
    let shown: Vec<String> = rows.drafts().map(|draft| shown(draft, &rows)).collect();
    assert_eq!(
        shown,
        ["Waits | @Store | Owned | Maya -100 | pain Delay | S", "Pays | @Web shop | @Social | @Store | Maya 50"]
    );
    assert_eq!(rows.drafts().nth(1).unwrap().notes, ["this is odd"]);
}

#[test]
fn scores_from_one_to_five_are_read_on_their_own_scale() {
    let rows = reading("Task\tScore\nA\t1\nB\t3\nC\t5");
    let feelings: Vec<i8> = rows.drafts().map(|draft| draft.emotions[0].1.hundredths()).collect();
    assert_eq!(feelings, [-100, 0, 100]);
    let rows = reading("Task\tScore\tSatisfaction\nA\t1\t7,5\nB\t-2\t");
    let feelings: Vec<i8> = rows.drafts().map(|draft| draft.emotions[0].1.hundredths()).collect();
    assert_eq!(feelings, [50, -100]);
    assert_eq!(rows.drafts().next().unwrap().satisfaction, Some(Rating::clamped(75)));
}

#[test]
fn signs_without_a_title_are_the_title_and_say_that_it_is_missing() {
    let reading = reading("@web -2");
    assert!(reading.is_untitled());
    assert_eq!(reading.drafts().next().unwrap().title, "@web -2");
    assert!(read("##", &Context::of(&map())).is_untitled());
    assert!(read(" \n\t\n ", &Context::of(&map())).is_empty());
}

#[test]
fn the_word_at_the_caret_offers_what_it_could_become() {
    let map = map();
    let shown = |text: &str| {
        let found = complete(text, text.len(), &Context::of(&map));
        found.map(|found| {
            let choices: Vec<_> = found.choices.iter().map(|choice| choice.written().trim().to_owned()).collect();
            format!("{} -> {}", &text[found.range.clone()], choices.join(" "))
        })
    };
    assert_eq!(shown("Looks @s").unwrap(), "@s -> @Store @Social @\"Web shop\" @\"Review site\"");
    assert_eq!(shown("Looks @\"review s").unwrap(), "@\"review s -> @\"Review site\"");
    assert_eq!(shown("Looks @kiosk").unwrap(), "@kiosk -> @Kiosk @Kiosk", "online, offline");
    assert_eq!(shown("Looks #p").unwrap(), "#p -> #paid #pain");
    assert_eq!(shown("Looks >se").unwrap(), ">se -> >\"Sees ad\"");
    assert_eq!(shown("Looks >Sees a").unwrap(), ">Sees a -> >\"Sees ad\"");
    assert_eq!(shown("One\n## pu").unwrap(), "## pu -> ## Purchase");
    assert_eq!(shown("Looks ma").unwrap(), "ma -> Maya:");
    assert_eq!(shown("Looks"), None);
    assert_eq!(shown("Looks a > b"), None);
    assert_eq!(shown("Looks @s "), None);
    assert!(complete("é", 1, &Context::of(&map)).is_none(), "within a letter");
}

/// Pieces from which lines are made: every sign, names that are there and not, quotes, tabs, other scripts.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "@", "#", "!", "~", "*", ">", "##", "-2", "+1", "−1", "0", ":", "\"", "“", "”", "\t", "\n", "\r\n", " ",
            "@web", "@\"review site\"", "@kiosk", "#owned", "#pa", "!delay", "~S", "*7", ">Pays", "Maya:+2", "Ben:-1",
            "Waits", "Stage", "Emotion", "Touchpoint\t", "é", "ß", "日本", "🙂", "\u{a0}", "- ", "1. ", "next: Waits",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..24).prop_map(|pieces| {
        pieces.into_iter().map(|(piece, is_spaced)| if is_spaced { piece + " " } else { piece }).collect()
    })
}

proptest! {
    #[test]
    fn nothing_typed_is_dropped(text in texts()) {
        let map = map();
        let context = Context { persona: Some(id("Busy Ben")), ..Context::of(&map) };
        let reading = read(&text, &context);
        // Every letter is in exactly one span.
        let mut at = 0;
        for span in reading.spans() {
            prop_assert!(at <= span.range.start && span.range.start < span.range.end, "{:?} {:?}", span, reading);
            let between = text.get(at..span.range.start).unwrap();
            prop_assert!(between.chars().all(char::is_whitespace), "{:?} in {:?}", between, reading);
            prop_assert!(text.get(span.range.clone()).is_some());
            at = span.range.end;
        }
        prop_assert!(text.get(at..).unwrap().chars().all(char::is_whitespace));
        // What was not understood is in the title, or in the notes of a table.
        for line in &reading.lines {
            let Says::Touchpoint(draft) = &line.says else { continue };
            for span in &line.spans {
                let word = text.get(span.range.clone()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                let is_kept = match &span.meaning {
                    Meaning::Title | Meaning::NotUnderstood(_) => reading.is_table || draft.title.contains(&word),
                    Meaning::Note => !draft.notes.is_empty(),
                    _ => true,
                };
                prop_assert!(is_kept, "{:?} of {:?}", word, draft);
            }
        }
        // What is made is never refused, and sound.
        let made = reading.make(&context, &mut ChaCha8Rng::from_seed([1; 32]));
        let next = perform(&made.command, &map);
        prop_assert!(next.is_ok(), "{:?}", next);
        prop_assert_eq!(check(&next.unwrap()), vec![]);
        prop_assert_eq!(made.touchpoints.len(), reading.drafts().count());
        // No caret makes completion fail.
        for caret in 0..=text.len() {
            if let Some(found) = complete(&text, caret, &context) {
                prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}

#[test]
fn the_sample_map_of_other_tests_reads_too() {
    let map = sample::map("Buy: Cart Pay");
    let context = Context::of(&map);
    let made = read("Box @web", &context).make(&context, &mut ChaCha8Rng::from_seed([7; 32]));
    assert_eq!(sample::text(&perform(&made.command, &map).unwrap()), "Buy: Cart Pay Box");
    let _: Id<Touchpoint> = made.touchpoints[0];
}
