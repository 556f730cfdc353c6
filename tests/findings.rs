//! Each rule about what is missing: a map on which it fires, and one on which it stays silent.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may stop it, as the test itself may"
)]

mod support;

use journey_canvas::{
    analysis::*,
    model::*,
    wording::{self, finding},
};
use support::{map, map_for, touchpoint};

fn report(map: &JourneyMap) -> Report {
    analyse(map, None, Seed::default(), &NoWatch).expect("nobody stops it")
}

/// What the rules of this kind say of a map.
fn told(map: &JourneyMap, kind: &str) -> Vec<String> {
    report(map).gaps.iter().filter(|gap| finding::gap_kind(gap) == kind).map(|gap| finding::gap(map, gap)).collect()
}

#[track_caller]
fn assert_finds(text: &str, kind: &str, sentence: &str) {
    assert_eq!(told(&map(text), kind), [sentence], "{text}");
}

#[track_caller]
fn assert_silent(text: &str, kind: &str) {
    assert_eq!(told(&map(text), kind), Vec::<String>::new(), "{text}");
}

#[test]
fn a_phase_without_touchpoints_is_named() {
    assert_finds("Pre: a; Buy: b", "empty_phase", "There is no touchpoint after the purchase.");
    assert_silent("Pre: a; Buy: b; Post: c", "empty_phase");
}

#[test]
fn a_large_leak_without_a_pain_is_named() {
    let sentence = "30 % leave at “ad” and we do not know why (all lost journeys).";
    assert_finds("Pre: ad(x=.3, 0) -.7> shop; Buy: pay(ok=1)\nLinks: shop -> pay", "unexplained_exit", sentence);
    assert_silent("Pre: ad(x=.3, -2) -.7> shop; Buy: pay(ok=1)\nLinks: shop -> pay", "unexplained_exit");
    assert_silent("Pre: ad(0) -> shop; Buy: pay", "unexplained_exit");
}

#[test]
fn a_pain_point_that_leaves_customers_alone_is_named() {
    let sentence = "Form hurts, and neither there nor within two steps is anybody who may put it right.";
    assert_finds("Buy: form(-2, mute) -> mail(mute) -> letter(mute) -> call(answers)", "no_recovery", sentence);
    assert_silent("Buy: form(-2, mute) -> mail(mute) -> call(answers)", "no_recovery");
    assert_silent("Buy: form(-2, mute) -> mail -> letter(mute)", "no_recovery");
    assert_silent("Buy: form(0, mute) -> mail(mute)", "no_recovery");
}

#[test]
fn a_bound_front_line_is_no_recovery() {
    assert_finds(
        "Buy: form(-2, mute) -> call(answers, bound)",
        "no_recovery",
        "Form hurts, and neither there nor within two steps is anybody who may put it right.",
    );
}

#[test]
fn a_journey_without_a_place_to_complain_is_named() {
    let sentence = "After the purchase there is no place to complain.";
    assert_finds("Buy: pay; Post: mail(mute) | survey(answers, company)", "no_place_to_complain", sentence);
    assert_silent("Buy: pay; Post: mail(mute) | desk(mute, claim)", "no_place_to_complain");
    assert_silent("Buy: pay; Post: mail(mute) | chat(answers, visitor)", "no_place_to_complain");
    assert_silent("Buy: pay; Post: mail", "no_place_to_complain");
    assert_silent("Buy: pay(mute)", "no_place_to_complain");
}

#[test]
fn a_silent_time_after_the_purchase_is_named() {
    let sentence = "After the purchase customers can answer nowhere: no touchpoint there is interactive.";
    assert_finds("Buy: pay; Post: mail(mute) | parcel(mute)", "nothing_interactive", sentence);
    assert_silent("Buy: pay; Post: mail(mute) | call(answers)", "nothing_interactive");
    assert_silent("Buy: pay; Post: mail(mute) | parcel", "nothing_interactive");
}

#[test]
fn a_large_stage_with_one_channel_is_named() {
    assert_finds("Buy: a(@web) | b(@web) | c(@web)", "single_channel", "Buy has one channel only: web.");
    assert_silent("Buy: a(@web) | b(@web) | c(@store)", "single_channel");
    assert_silent("Buy: a(@web) | b(@web) | c", "single_channel");
    assert_silent("Buy: a(@web) | b(@web)", "single_channel");
}

#[test]
fn nothing_earned_is_named() {
    assert_finds(
        "Pre: ad(paid); Buy: pay; Post: use(owned)",
        "no_earned",
        "No earned touchpoint before the purchase and after the purchase.",
    );
    assert_silent("Pre: friend(earned); Buy: pay(owned); Post: review(earned)", "no_earned");
    assert_silent("Pre: ad(paid) | friend; Buy: pay(owned)", "no_earned");
}

/// A firm moment of truth at `pay`, with these words about it.
fn with_moment(words: &str) -> JourneyMap {
    map(&format!(
        "Pre: ad(start=1, x=.2, 0, survey=40, *3) -.8> shop(x=.2, +1, survey=40, *4) | other(0, survey=40, *2) | more(0, survey=40, *2)
         Buy: pay(x=.3, -2, survey=40, *9{words})
         Post: use(ok=1, +1, survey=40, *5)
         Links: shop -.8> pay -.7> use"
    ))
}

#[test]
fn what_a_moment_of_truth_lacks_is_named() {
    let map = with_moment(", answers, bound");
    assert_eq!(report(&map).touchpoint(touchpoint(&map, "pay")).map(|entry| entry.moment.flag), Some(MomentFlag::Firm));
    assert_eq!(told(&map, "no_metric"), ["Shop, pay and use, moments of truth, have no metric."]);
    assert_eq!(
        told(&map, "no_responsible"),
        ["Shop, pay and use, moments of truth, have nobody who answers for them."]
    );
    assert_eq!(told(&map, "no_procedure"), ["Shop, pay and use, moments of truth, have no operating procedure."]);
    assert_eq!(told(&map, "front_line_bound"), ["At “pay” the front line may not solve problems on the spot."]);
}

#[test]
fn a_moment_of_truth_that_lacks_nothing_is_not_named() {
    let mut map = with_moment(", answers");
    let pay = touchpoint(&map, "pay");
    map.touchpoints.update(pay, |record| {
        let metric = |name: &str| Metric {
            name: name.into(),
            unit: String::new(),
            target: String::new(),
            actual: String::new(),
        };
        record.metrics.push(metric("Drop-off"));
        record.responsible = "Nora".into();
        record.procedure =
            Some(Procedure { title: "Checkout".into(), link: String::new(), last_reviewed: String::new() });
        record.front_line_may_solve = Some(true);
    });
    // Other touchpoints may be moments of truth too; this one is not named.
    for kind in ["no_metric", "no_responsible", "no_procedure", "front_line_bound"] {
        assert!(
            told(&map, kind).iter().all(|sentence| !sentence.contains("Pay") && !sentence.contains("pay")),
            "{kind}"
        );
    }
}

#[test]
fn data_without_consent_are_named() {
    let sentence = "Personal data are collected at “form”, and nobody asks for consent.";
    assert_finds("Buy: form(data, unasked)", "consent_not_asked", sentence);
    assert_silent("Buy: form(data, optin)", "consent_not_asked");
    assert_silent("Buy: form(data)", "consent_not_asked");
    assert_silent("Buy: form(unasked)", "consent_not_asked");
}

#[test]
fn a_contact_that_nobody_agreed_to_is_named() {
    let sentence = "The company reaches out at “mail”, and no step before asks for consent.";
    let kind = "contact_without_consent";
    assert_finds("Pre: shop -> mail(company, owned) -> form(optin)", kind, sentence);
    assert_silent("Pre: shop(optin) -> form -> mail(company, owned)", kind);
    assert_silent("Pre: shop(consent) -> mail(company, paid)", kind);
    assert_silent("Pre: shop -> mail(company, owned, unneeded)", kind);
    assert_silent("Pre: shop -> mail(company, earned)", kind);
    assert_silent("Pre: shop -> mail(owned)", kind);
}

#[test]
fn an_advertisement_needs_no_consent_and_a_call_out_of_the_blue_does() {
    let kind = "contact_without_consent";
    assert_silent("Pre: ad(company, paid) -> shop", kind);
    assert_silent("Pre: leaflet(company, owned, mute) -> shop", kind);
    let sentence = "The company reaches out at “call”, and no step before asks for consent.";
    assert_finds("Pre: call(company, owned, answers) -> shop", kind, sentence);
    let sentence = "The company reaches out at “banner”, and no step before asks for consent.";
    assert_finds("Pre: ad(company, paid) -> shop -> banner(company, paid, mute)", kind, sentence);
    assert_silent("Pre: shop -> cart; Buy: mail(company, owned, answers); Links: shop -> cart", kind);
}

#[test]
fn data_of_children_are_named_where_the_child_comes() {
    let young = |text: &str| {
        let mut map = map_for(&["Maya", "Leo"], text);
        let leo = Id::from_words("Leo", 0);
        map.personas.update(leo, |persona| persona.may_be_under_13 = true);
        map
    };
    let sentence = "Leo may be under 13, and personal data are collected at “form”: a parent’s consent may be needed.";
    assert_eq!(told(&young("Buy: form(data, Leo:+1)"), "data_of_children"), [sentence]);
    assert!(told(&young("Buy: form(data, Leo:absent)"), "data_of_children").is_empty());
    assert!(told(&young("Buy: form(Leo:+1)"), "data_of_children").is_empty());
    assert_silent("Buy: form(data)", "data_of_children");
}

#[test]
fn a_dimension_that_no_touchpoint_speaks_to_is_named() {
    let sentence = "No touchpoint is noted as cognitive, behavioural or social.";
    assert_finds("Buy: a(sensorial) | b(emotional)", "no_dimension", sentence);
    assert_silent("Buy: a(sensorial) | b | c", "no_dimension");
    assert_silent("Buy: a | b", "no_dimension");
}

#[test]
fn a_checklist_is_asked_about_only_where_it_was_begun() {
    let mut map = map("Pre: a; Buy: b");
    assert!(told(&map, "unanswered").is_empty() && told(&map, "answered_no").is_empty());
    map.stages.update(Id::from_words("Pre", 0), |stage| {
        stage.checklist.insert("trust/credibility".into(), Answer::Yes);
        stage.checklist.insert("trust/reliability".into(), Answer::Partly);
        stage.checklist.insert("trust/intimacy".into(), Answer::No);
    });
    assert_eq!(told(&map, "unanswered"), ["Trust: 1 of 4 questions is open for Pre, 4 of 4 for Buy."]);
    assert_eq!(told(&map, "answered_no"), ["Trust: no to intimacy for Pre."]);
    for stage in ["Pre", "Buy"] {
        map.stages.update(Id::from_words(stage, 0), |stage| {
            stage.checklist = checklist("trust").expect("it is shipped").keys().map(|key| (key, Answer::Yes)).collect();
        });
    }
    assert!(told(&map, "unanswered").is_empty() && told(&map, "answered_no").is_empty());
}

/// What lint of this kind says of a map.
fn asked(map: &JourneyMap, kind: &str) -> Vec<String> {
    lint(map).iter().filter(|lint| finding::lint_kind(lint) == kind).map(|lint| finding::lint(map, lint)).collect()
}

#[track_caller]
fn assert_asks(text: &str, kind: &str, sentence: &str) {
    assert_eq!(asked(&map(text), kind), [sentence], "{text}");
}

#[track_caller]
fn assert_asks_nothing(text: &str, kind: &str) {
    assert_eq!(asked(&map(text), kind), Vec::<String>::new(), "{text}");
}

#[test]
fn what_nobody_wrote_down_is_asked_for() {
    assert_asks("Buy: a(@web) | b", "no_channel", "1 touchpoint has no channel: b.");
    assert_asks_nothing("Buy: a(@web)", "no_channel");
    assert_asks("Buy: a(owned) | b", "no_creator", "1 touchpoint has no creator (paid, owned or earned): b.");
    assert_asks_nothing("Buy: a(owned)", "no_creator");
    assert_asks("Buy: a(0) | b", "no_emotion", "1 touchpoint has no rating of how it feels: b.");
    assert_asks_nothing("Buy: a(0)", "no_emotion");
    assert_asks_nothing("Buy: a(Customer:absent)", "no_emotion");
    assert_asks(
        "Buy: a(0) | b(0, survey=9)",
        "no_reason",
        "1 touchpoint has a rating without a reason (a thought or evidence): a.",
    );
    assert_asks_nothing("Buy: b(0, survey=9)", "no_reason");
}

#[test]
fn titles_that_mislead_are_asked_about() {
    assert_asks("Buy: Pay | pay", "equal_titles", "2 touchpoints of one stage are called Pay.");
    assert_asks_nothing("Buy: Pay; Post: pay", "equal_titles");
    let sentence = "In the company’s words and not the customer’s: Process order (“process”).";
    assert_asks("Buy: Process order | Pays", "company_words", sentence);
    assert_asks_nothing("Buy: Waits for a word | Pays", "company_words");
}

#[test]
fn a_touchpoint_that_nobody_reaches_is_asked_about() {
    let text = "Pre: a(start=1) -> b; Buy: c; Post: d(goal); Links: b -> c -> d; Pre: lost; Links: lost -> c";
    assert_asks(text, "unreachable", "No way in leads to lost.");
    assert_asks_nothing("Pre: a(start=1) -> b; Buy: c; Links: b -> c", "unreachable");
}

#[test]
fn a_loose_line_of_the_plan_is_asked_about() {
    let mut map = map("Buy: a");
    let plan = |responsible: &str, due: &str| Opportunity {
        responsible: responsible.into(),
        due: due.into(),
        ..Opportunity::titled("Guest checkout", Order::after(None), OpportunityKind::FixPain)
    };
    map.opportunities.insert(Id::from_words("x", 0), plan("Nora", ""));
    assert_eq!(asked(&map, "unplanned"), ["In the plan, nobody responsible or no date: Guest checkout."]);
    map.opportunities.insert(Id::from_words("x", 0), plan("Nora", "2027-01-31"));
    assert!(asked(&map, "unplanned").is_empty());
}

#[test]
fn love_and_pain_are_counted_by_whoever_feels_them() {
    let map = map_for(
        &["Maya", "Jonas"],
        "Pre: ad(Maya:+2, Jonas:-2, paid, @web) | friend(Maya:+1, earned); Buy: pay(Maya:0, Jonas:-1, @web)",
    );
    assert_eq!(
        finding::balance(&map, &report(&map)),
        [
            "By phase: 2 loved and 1 painful before the purchase; 1 painful in the purchase.",
            "By channel: web 1 loved and 2 painful.",
            "By creator: paid 1 loved and 1 painful; earned 1 loved.",
            "By persona: Maya 2 loved; Jonas 2 painful.",
            "What one persona loves and another suffers counts as both.",
        ]
    );
    assert!(finding::balance(&map_for(&["Maya"], "Buy: pay"), &report(&map_for(&["Maya"], "Buy: pay"))).is_empty());
}

#[test]
fn a_change_of_channel_is_counted_and_told_where_it_feels_worse() {
    let text = "Pre: shop(start=1, @store, +1) -.5> pay | home(@web, +1); Buy: pay(@web, ok=1, -1); Links: shop -.5> home -> pay";
    let found = map(text);
    let report = report(&found);
    let share = report.channel_switches.share.expect("flow is given");
    assert!((share - 2.0 / 3.0).abs() < 1e-9, "{share}");
    assert_eq!(
        finding::channel_switches(&found, &report),
        [
            "2 links change the channel, for 67 % of the flow between known channels.",
            "Between “shop” and “pay” customers change from store to web, and it feels worse (−0.50 after +0.50).",
        ]
    );
}

#[test]
fn links_with_a_channel_in_common_are_no_change() {
    let found = map("Pre: shop(start=1, @store, @web) -> pay(@web, ok=1) | home -> pay");
    assert!(report(&found).channel_switches.switches.is_empty());
    let assumed = map("Pre: shop(@store, 0) -> pay(@web, 0)");
    assert_eq!(
        finding::channel_switches(&assumed, &report(&assumed)),
        ["1 link changes the channel; after it, it does not feel much worse."]
    );
}

#[test]
fn a_line_of_the_plan_says_what_it_would_bring() {
    let mut map = support::retail_graph();
    let checkout = touchpoint(&map, "checkout");
    let mut plan = Opportunity::titled("Guest checkout", Order::after(None), OpportunityKind::FixPain);
    plan.touchpoints.insert(checkout);
    map.opportunities.insert(Id::from_words("guest", 0), plan);
    map.settings.customers = Some(10_000);
    let customer = map.personas.ids().next().expect("a customer");
    map.personas.update(customer, |persona| {
        persona.value = Some(ValueProfile {
            margin: 10_000,
            retention: BasisPoints::clamped(8_000),
            discount: BasisPoints::clamped(1_000),
            potential_lifetime_value: Some(40_800),
            ..ValueProfile::default()
        });
    });
    let report = report(&map);
    let lift = report.opportunities[0].lift.expect("flow is given");
    assert!((lift - 0.037_967).abs() < 1e-6, "{lift}");
    assert!((report.opportunities[0].worth.expect("all known") / 100.0 - 101_244.0).abs() < 1.0);
    assert_eq!(
        finding::opportunity(&map, &report, &report.opportunities[0]).as_deref(),
        Some("Guest checkout: halving the drop-off at “checkout” would lift success from 30.4 % to 34.2 %.")
    );
    assert_eq!(
        finding::worth(&map, &report.opportunities[0]).as_deref(),
        Some("Guest checkout: half of the drop-off is worth 101,244 a year.")
    );
    assert_eq!(
        finding::value(&map, &report.values[0]),
        "Customer is worth 266.67 over their time with the company, and could be worth 408.00."
    );
}

#[test]
fn a_plan_on_a_map_without_flow_promises_nothing() {
    let mut map = map("Buy: a(-2) -> b");
    let mut plan = Opportunity::titled("Mend it", Order::after(None), OpportunityKind::FixPain);
    plan.touchpoints.insert(touchpoint(&map, "a"));
    map.opportunities.insert(Id::from_words("x", 0), plan);
    let report = report(&map);
    assert_eq!((report.opportunities[0].lift, report.opportunities[0].worth), (None, None));
    assert_eq!(finding::opportunity(&map, &report, &report.opportunities[0]), None);
}

#[test]
fn weights_are_told_where_they_are_the_teams_own() {
    let mut map = support::retail_graph();
    assert_eq!(finding::weights_used(&report(&map)), None);
    map.settings.weights.intensity = BasisPoints::clamped(5_000);
    map.settings.loss_aversion = 196;
    assert_eq!(
        finding::weights_used(&report(&map)).as_deref(),
        Some(
            "The team set its own weights: criticality 24 % (30 %), intensity 40 % (25 %), gateway 16 % (20 %), importance 12 % (15 %) and memory 8 % (10 %); in brackets those of the house. A bad feeling counts 1.96 times as much as a good one (2.25 in the house’s settings)."
        )
    );
}

#[test]
fn another_map_is_set_beside_this_one() {
    let map = support::retail_graph();
    let before = report(&map);
    let mut to_be = map.clone();
    let checkout = touchpoint(&map, "checkout");
    let customer = map.personas.ids().next().expect("a customer");
    let mut felt = map.experiences.get(checkout, customer).expect("it is rated").clone();
    felt.emotion = Some(Emotion::clamped(50));
    to_be.experiences.insert((checkout, customer), felt);
    to_be.touchpoints.update(checkout, |record| record.leave = Some(Flow::Share(BasisPoints::clamped(1_000))));
    let onward = map.links.iter().find(|(_, link)| link.from == checkout).expect("a link").0;
    to_be.links.update(onward, |link| link.flow = Some(Flow::Share(BasisPoints::clamped(9_000))));
    let found = what_if(&map, &before, &to_be, &NoWatch).expect("nobody stops it");
    let (was, is) = (found.success.0.expect("flow"), found.success.1.expect("flow"));
    assert!(is > was, "{was} {is}");
    let changed = found.changed.iter().find(|one| one.touchpoint == checkout).expect("it changed");
    assert_eq!(changed.emotion, (Some(-0.75), Some(0.5)));
    assert!(changed.moment.1 < changed.moment.0 && !changed.is_flag_changed(), "{changed:?}");
    let same = what_if(&map, &before, &map, &NoWatch).expect("nobody stops it");
    assert_eq!((same.success.0, same.changed), (same.success.1, Vec::new()));
}

#[test]
fn what_a_plan_is_worth_is_told_only_to_those_who_ask() {
    let mut map = support::retail_graph();
    map.settings.customers = Some(10_000);
    let customer = map.personas.ids().next().expect("a customer");
    map.personas.update(customer, |persona| {
        persona.value = Some(ValueProfile {
            margin: 10_000,
            retention: BasisPoints::clamped(8_000),
            discount: BasisPoints::clamped(1_000),
            ..ValueProfile::default()
        });
    });
    for (number, title) in ["checkout", "site"].into_iter().enumerate() {
        let mut plan = Opportunity::titled(format!("Mend the {title}"), Order::after(None), OpportunityKind::FixPain);
        plan.touchpoints.insert(touchpoint(&map, title));
        plan.expected_lift = Some(BasisPoints::clamped(380));
        map.opportunities.insert(Id::from_words("x", u32::try_from(number).expect("two")), plan);
    }
    let report = report(&map);
    let text = wording::report_text(&map, &report, &lint(&map));
    assert!(text.contains("from 30.4 % to 34.2 %. The team expects +3.8 points."), "{text}");
    assert!(text.contains("Each line is counted alone; what several bring together is not their sum."), "{text}");
    assert!(!text.contains("worth"), "{text}");
    let asked = wording::value_section(&map, &report).expect("there are values");
    assert!(asked.paragraphs.contains(&"Mend the checkout: half of the drop-off is worth 101,244 a year.".to_owned()));
}

#[test]
fn who_feels_it_is_named_where_not_everybody_came() {
    let text = "Pre: ad(Maya:-1); Buy: pay(Maya:-2, Jonas:-2) -> sign(Maya:+2, Jonas:+2, Kim:+2)";
    let map = map_for(&["Maya", "Jonas", "Kim"], text);
    let report = report(&map);
    let says = |title: &str| finding::moment(&map, &report, touchpoint(&map, title)).expect("it is there");
    assert!(says("ad").contains("Maya feels bad"), "{}", says("ad"));
    assert!(says("pay").contains("Maya and Jonas feel bad"), "{}", says("pay"));
    assert!(says("sign").contains("All personas feel good"), "{}", says("sign"));
    let fruit = |title: &str| finding::fruit(&map, &report, touchpoint(&map, title)).expect("it is there");
    assert!(fruit("ad").contains("pain for Maya") && fruit("pay").contains("pain for Maya and Jonas"));
}

#[test]
fn what_only_some_love_is_not_said_of_all() {
    let map = map_for(&["Maya", "Jonas"], "Pre: site(Maya:+2, Jonas:-1); Buy: pay(Maya:+1, Jonas:+1)");
    let report = report(&map);
    let told: Vec<_> = report.strengths.iter().map(|one| finding::strength(&map, &report, one)).collect();
    assert_eq!(told, ["Site is loved by Maya (+1.00; Jonas −0.50).", "Pay is loved (+0.50)."]);
}

#[test]
fn a_gateway_is_told_by_the_way_that_makes_it_one() {
    let says = |text: &str, title: &str| {
        let map = map(text);
        finding::moment(&map, &report(&map), touchpoint(&map, title)).expect("it is there")
    };
    // Half come to the till by the desk: the till is where buying ends, not where it begins.
    let text = "Pre: look(start=1, 0); Buy: desk(0) | till(-1); Post: use(ok=1, 0)\nLinks: look -.5> till\nLinks: look -.5> desk -> till -> use";
    assert!(says(text, "till").contains("It is the last step of the purchase."), "{}", says(text, "till"));
    // Where nothing is bought, nobody speaks of a purchase.
    let text = "Pre work: wake(start=1, 0) -> work(-2); Post work: rest(ok=1, +1)\nLinks: work -> rest";
    assert!(says(text, "work").contains("It is the step from “Pre work” to “Post work”."), "{}", says(text, "work"));
}

#[test]
fn the_deepest_falls_after_a_change_of_channel_are_told_and_the_others_named() {
    let text = "Pre: a(@a, +2) -> b(@b, +1) -> c(@c, +0) -> d(@d, -1) -> e(@e, -2) | no rating(@f)\nBuy: pay(@a, +2) -> gone(@b, -2)";
    let map = map(text);
    let told = finding::channel_switches(&map, &report(&map));
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(told[1].starts_with("Between “pay” and “gone”"), "{told:?}");
    assert_eq!(told[4], "It also feels worse after the change from “c” to “d” and from “d” to “e”.");
}

#[test]
fn what_was_seen_stands_beside_what_the_arrows_say() {
    let text = "Pre: a(start=1, 0) -.5> b(seen=.9, -2, survey=40); Buy: c(ok=1, 0); Links: a -.5> c; Links: b -> c";
    let says = |text: &str| finding::moment(&map(text), &report(&map(text)), touchpoint(&map(text), "b"));
    let found = says(text).expect("b is there");
    assert!(found.contains("90 % of successful journeys were seen to pass here (50 % by the arrows)."), "{found}");
    let plain = says(&text.replace("seen=.9, ", "")).expect("b is there");
    assert!(plain.contains("50 % of successful journeys pass here."), "{plain}");
}

#[test]
fn a_fruit_that_rests_on_a_pain_on_record_says_so() {
    let map = map("Buy: Cart(owned, !, ~XS, 0) -> Pay(0)");
    let found = finding::fruit(&map, &report(&map), touchpoint(&map, "Cart")).expect("it is there");
    assert!(found.contains("): a pain on record (delay), effort XS"), "{found}");
}

#[test]
fn a_document_sets_doubts_apart_from_findings() {
    let (retail, workshop) = (support::retail_graph(), support::plain_workshop());
    let document = |map: &JourneyMap| wording::report_markdown(map, &report(map), &[]);
    assert!(document(&retail).contains(" *What would change our mind:* a feeling of 0 alone"));
    assert!(document(&workshop).contains(" *What evidence would make this firm:* shares or counts"));
}

#[test]
fn why_a_term_is_not_counted_is_told() {
    let says = |map: &JourneyMap| finding::dropped_term(map, &report(map));
    let workshop = "Criticality is not counted: it is about the same everywhere. Importance is not counted: nobody has \
                    said how much each touchpoint matters.";
    assert_eq!(says(&support::plain_workshop()).as_deref(), Some(workshop));
    let unrated = "Intensity and memory are not counted: nobody has rated how it feels.";
    assert!(says(&map("Pre: a; Buy: b; Post: c")).is_some_and(|text| text.contains(unrated)));
    let closed = "Criticality, intensity, gateway, importance and memory are not counted: no touchpoint is left in the \
                  figures.";
    assert_eq!(says(&map("Pre: a(-2) -> b; Buy: c; Links: b -> c -> a")).as_deref(), Some(closed));
    assert_eq!(says(&support::retail_graph()), None);
}

/// The retail graph with a ruling on a touchpoint.
fn ruled(title: &str, kind: FindingKind, ruling: VerdictRuling) -> JourneyMap {
    let mut map = support::retail_graph();
    let id = touchpoint(&map, title);
    let verdict = Verdict { ruling, reason: "we close it in May.".into() };
    map.touchpoints.update(id, |record| drop(record.verdicts.insert(kind, verdict)));
    map
}

#[test]
fn what_the_team_decided_stands_beside_what_the_figures_say() {
    let text = |map: &JourneyMap| wording::report_text(map, &report(map), &[]);
    let vetoed = text(&ruled("checkout", FindingKind::MomentOfTruth, VerdictRuling::Veto));
    let says =
        "Checkout was set aside by the team: we close it in May. By the figures it is a firm moment of truth (0.92;";
    assert!(vetoed.contains(says), "{vetoed}");
    let pinned = text(&ruled("ad", FindingKind::MomentOfTruth, VerdictRuling::Pin));
    let says =
        "Ad is a moment of truth by the team’s decision: we close it in May. By the figures it is no moment of truth.";
    assert!(pinned.contains(says), "{pinned}");
    let agreed = text(&ruled("checkout", FindingKind::MomentOfTruth, VerdictRuling::Pin));
    assert!(agreed.contains("Checkout is a firm moment of truth (0.92;"), "{agreed}");
    assert!(agreed.contains("The team pinned it: we close it in May."), "{agreed}");
    let fruit = text(&ruled("checkout", FindingKind::LowHangingFruit, VerdictRuling::Veto));
    let says = "Checkout. Set aside by the team: we close it in May. By the figures: low-hanging fruit (0.74):";
    assert!(fruit.contains(says), "{fruit}");
    let fruit = text(&ruled("ad", FindingKind::LowHangingFruit, VerdictRuling::Pin));
    let says = "Ad. To be fixed by the team’s decision: we close it in May. By the figures: nothing to fix first";
    assert!(fruit.contains(says), "{fruit}");
}

#[test]
fn a_table_for_people_has_two_decimals_and_the_sentences() {
    let map = ruled("checkout", FindingKind::MomentOfTruth, VerdictRuling::Veto);
    let table = wording::report_csv(&map, &report(&map));
    let line = table.lines().find(|line| line.starts_with("checkout")).expect("a row");
    assert!(
        line.starts_with("checkout,Buy,-0.75,0.4,0.4,0.75,1,0.08,0.12,0.92,1,1,firm,false,0.74,1,fruit,veto,,"),
        "{line}"
    );
    assert!(line.contains("we close it in May"), "{line}");
}

#[test]
fn a_table_of_an_assumed_flow_holds_no_figure_that_follows_from_it() {
    let map = support::plain_workshop();
    let table = wording::report_csv(&map, &report(&map));
    let line = table.lines().find(|line| line.starts_with("checkout")).expect("a row");
    assert!(line.starts_with("checkout,Buy,-1,,,,,,,,1,,likely,true,,,effort_missing,"), "{line}");
}

#[test]
fn a_map_of_the_teams_view_says_so_at_the_foot() {
    let map = support::plain_workshop();
    let (report, says) = (report(&map), "Hypothesis map: most feelings are the team’s view");
    assert!(wording::report_text(&map, &report, &[]).contains(says));
    assert!(wording::report_markdown(&map, &report, &[]).contains(says));
}

/// The map with what must be given so that a way out takes this share.
fn with_share(map: &JourneyMap, id: Id<Touchpoint>, exit: Exit, hundredths: i64) -> JourneyMap {
    let mut next = map.clone();
    for (exit, flow) in shared_out(map, id, exit, BasisPoints::clamped(hundredths * 100)) {
        match exit {
            Exit::Link(link) => assert!(next.links.update(link, |record| record.flow = Some(flow))),
            Exit::Succeed => assert!(next.touchpoints.update(id, |record| record.succeed = Some(flow))),
            Exit::Leave => assert!(next.touchpoints.update(id, |record| record.leave = Some(flow))),
        }
    }
    next
}

#[test]
fn a_way_out_that_takes_another_share_leaves_the_others_their_proportions() {
    let map = support::retail_graph();
    let shares = |map: &JourneyMap, title: &str| -> Vec<f64> {
        ways_out(map, touchpoint(map, title)).iter().map(|way| (way.share * 1e4).round() / 1e4).collect()
    };
    assert_eq!(shares(&map, "checkout"), [0.8, 0.2]);
    assert_eq!(shares(&map, "use"), [0.1, 0.3, 0.6, 0.0]);
    let site = touchpoint(&map, "site");
    assert_eq!(shares(&map, "site"), [0.2, 0.5, 0.3]);
    assert_eq!(shares(&with_share(&map, site, Exit::Leave, 15), "site"), [0.2429, 0.6071, 0.15]);
    let gone = with_share(&map, site, Exit::Leave, 100);
    assert_eq!(shares(&gone, "site"), [0.0, 0.0, 1.0]);
    assert_eq!(shares(&with_share(&gone, site, Exit::Leave, 20), "site"), [0.4, 0.4, 0.2]);
}

#[test]
fn halving_an_exit_by_hand_lifts_success_as_the_report_says() {
    let map = support::retail_graph();
    let report = report(&map);
    let before = report.success.expect("flow is given");
    for (title, half) in
        [("site", 15), ("store", 20), ("checkout", 10), ("ad", 15), ("reviews", 20), ("search", 5), ("support", 15)]
    {
        let id = touchpoint(&map, title);
        let after = chain_success(&with_share(&map, id, Exit::Leave, half)).expect("it is solved");
        let lift = report.touchpoint(id).and_then(|entry| entry.success_lift_if_exit_halved).expect("some leave");
        assert!((after - before - lift).abs() < 5e-5, "{title}: {}, not {lift}", after - before);
    }
}

#[test]
fn an_inferred_goal_is_never_named_so_that_the_others_stay_goals() {
    let map = map("Pre: a(start=1); Buy: b | c\nLinks: a -.5> b\nLinks: a -.5> c");
    let b = touchpoint(&map, "b");
    let next = with_share(&map, b, Exit::Leave, 40);
    assert_eq!(next.touchpoints.get(b).and_then(|record| record.succeed), None);
    let success = chain_success(&next).expect("it is solved");
    assert!((success - 0.8).abs() < 1e-9, "{success}");
    // What is only inferred is not offered.
    let plain = support::plain_workshop();
    assert!(ways_out(&plain, touchpoint(&plain, "ad")).is_empty());
}

#[test]
fn what_the_team_decided_stands_in_tables_and_on_slides_too() {
    let vetoed = ruled("checkout", FindingKind::MomentOfTruth, VerdictRuling::Veto);
    let tables = journey_canvas::export::table::tables(&vetoed, Some(&report(&vetoed)));
    let findings = tables.iter().find(|table| table.name == "findings").expect("a table of findings");
    let says = format!("{:?}", findings.rows);
    assert!(says.contains("set aside by the team") && says.contains("we close it in May"), "{says}");
    let pinned = ruled("ad", FindingKind::MomentOfTruth, VerdictRuling::Pin);
    let foot = finding::support(&pinned, &report(&pinned), touchpoint(&pinned, "ad"), true);
    assert!(foot.ends_with("pinned by the team: we close it in May"), "{foot}");
}
