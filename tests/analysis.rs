//! The analysis against every figure that is known, and its laws.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may stop it, as the test itself may"
)]

mod support;

use journey_canvas::{
    analysis::{self, *},
    model::*,
    wording,
};
use support::{map, map_for, plain_workshop, retail_graph, touchpoint, workshop_with};

fn report(map: &JourneyMap) -> Report {
    analyse(map, None, Seed::default(), &NoWatch).expect("nobody stops it")
}

fn of<'a>(report: &'a Report, map: &JourneyMap, title: &str) -> &'a TouchpointReport {
    report.touchpoint(touchpoint(map, title)).expect("every touchpoint is in the report")
}

fn titles(map: &JourneyMap, ids: impl IntoIterator<Item = Id<Touchpoint>>) -> Vec<String> {
    ids.into_iter().map(|id| map.touchpoints.get(id).expect("it is there").title.clone()).collect()
}

fn titles_where(map: &JourneyMap, report: &Report, is_wanted: impl Fn(&TouchpointReport) -> bool) -> Vec<String> {
    titles(map, report.touchpoints.iter().filter(|entry| is_wanted(entry)).map(|entry| entry.id))
}

#[track_caller]
fn assert_near(found: impl Into<Option<f64>>, expected: f64, tolerance: f64, what: &str) {
    let found = found.into().unwrap_or_else(|| panic!("{what} is unknown"));
    assert!((found - expected).abs() <= tolerance, "{what}: {found}, not {expected}");
}

const RETAIL: &str = "
checkout .404456 .404456 .750968 1       .080891 .9225 .8625 .6162 .8176 .7420
delivery .323565 .323565 .938710 1       0       .6825 .2750 .4807 .3405 .4520
use      .337482 .313858 .967742 1       0       .6183 0     .4348 .1995 .3489
site     .458800 .458800 .465600 .703305 .137640 .4722 0     .4873 .6156 .5763
store    .291760 .291760 .450581 .432818 .116704 .3770 0     0     .4305 0
search   .620000 .620000 .344544 .703305 .062000 .3010 0     0     .5281 0
friend   .400000 .400000 .397562 .523567 0       .2876 0     0     .2259 0
support  .066105 .061477 .677419 .137113 .019831 .2861 .5250 .3040 .6994 .4905
share    .101244 .101244 1       .333333 0       .2489 0     0     .5429 0
reviews  .248000 .248000 .279360 .228099 .099200 .2359 .2875 .4051 .4874 .4502
ad       .600000 .600000 .241181 .476433 .180000 .1879 0     0     .7286 0";

#[test]
fn every_figure_of_the_retail_graph_is_found() {
    let map = retail_graph();
    let report = report(&map);
    assert_near(report.success, 0.303_733, 1e-6, "P*");
    for line in RETAIL.trim().lines() {
        let mut words = line.split_whitespace();
        let title = words.next().expect("a title");
        let expected: Vec<f64> = words.map(|word| word.parse().expect("a number")).collect();
        let found = of(&report, &map, title);
        let chain =
            [found.visits, found.visit_probability, found.success_from_here, found.removal_effect, found.exit_mass];
        for (place, (found, expected)) in chain.into_iter().zip(&expected).enumerate() {
            assert_near(found, *expected, 1e-6, &format!("{title}, column {place}"));
        }
        let fruit = &found.fruit;
        let scores = [found.moment.score, fruit.severity, fruit.benefit, fruit.ease, fruit.score];
        for (place, (found, expected)) in scores.into_iter().zip(&expected[5..]).enumerate() {
            assert_near(found, *expected, 1e-4, &format!("{title}, score {place}"));
        }
    }
}

#[test]
fn the_retail_graph_has_three_firm_moments_and_two_fruits() {
    let map = retail_graph();
    let report = report(&map);
    assert_eq!(
        titles_where(&map, &report, |entry| entry.moment.flag == MomentFlag::Firm),
        ["checkout", "delivery", "use"]
    );
    assert_eq!(titles_where(&map, &report, |entry| entry.fruit.flag == FruitFlag::Fruit), ["site", "checkout"]);
    assert_eq!(report.k, 3);
    assert!(report.dropped_terms.is_empty());
}

#[test]
fn halving_an_exit_lifts_success_as_known() {
    let map = retail_graph();
    let report = report(&map);
    let lifts = [
        ("site", 0.045_775),
        ("store", 0.043_820),
        ("checkout", 0.037_967),
        ("ad", 0.031_009),
        ("reviews", 0.023_094),
        ("search", 0.011_868),
        ("support", 0.009_753),
    ];
    for (title, expected) in lifts {
        assert_near(of(&report, &map, title).success_lift_if_exit_halved, expected, 1e-6, title);
    }
    let lift = of(&report, &map, "checkout").success_lift_if_exit_halved.expect("checkout loses customers");
    let worth = analysis::lifetime_value(100.0, 0.8, 0.1, None).expect("it can be computed");
    assert_near(10_000.0 * lift * worth, 101_244.0, 1.0, "the worth of checkout");
}

#[test]
fn a_missing_importance_widens_the_interval() {
    let mut map = retail_graph();
    map.touchpoints.update(touchpoint(&map.clone(), "checkout"), |record| record.importance = None);
    let report = report(&map);
    let moment = &of(&report, &map, "checkout").moment;
    assert_near(moment.score, 0.9265, 1e-4, "M");
    assert_near(moment.low, 0.7875, 1e-9, "lowest M");
    assert_near(moment.high, 0.9375, 1e-9, "highest M");
    assert_near(moment.coverage, 0.85, 1e-9, "coverage");
}

#[test]
fn the_top_three_of_the_retail_graph_are_as_steady_as_known() {
    let map = retail_graph();
    let report = report(&map);
    let expected = [
        ("checkout", 1.00, 1.00, 1.00),
        ("delivery", 0.93, 1.00, 0.99),
        ("use", 0.85, 0.94, 0.91),
        ("site", 0.15, 0.06, 0.07),
    ];
    for (title, any, around, data) in expected {
        let moment = &of(&report, &map, title).moment;
        assert_near(moment.p_top_k_any_weights, any, 0.02, &format!("A, {title}"));
        assert_near(moment.p_top_k_weights, around, 0.02, &format!("B, {title}"));
        assert_near(moment.p_top_k, data, 0.03, &format!("C, {title}"));
    }
}

#[test]
fn the_largest_leak_without_a_pain_is_named() {
    let map = retail_graph();
    let report = report(&map);
    let leaks = report.gaps.iter().find_map(|gap| match gap {
        Gap::UnexplainedExit { touchpoints } => Some(touchpoints.clone()),
        _ => None,
    });
    let leaks = leaks.expect("there are leaks");
    assert_eq!(titles(&map, leaks.iter().map(|leak| leak.0)), ["ad", "site", "store"]);
    assert_near(leaks[0].1, 0.3, 1e-9, "share that leaves at the ad");
    assert_near(leaks[0].2, 0.259, 5e-4, "share of lost journeys");
}

/// Candidates, strengths, and nothing firm: what a workshop map may say.
#[track_caller]
fn assert_reads_like_a_workshop(map: &JourneyMap) {
    let report = report(map);
    assert_eq!(titles_where(map, &report, |entry| entry.moment.is_marked()), ["checkout", "waits"]);
    assert!(report.touchpoints.iter().all(|entry| entry.moment.flag != MomentFlag::Firm && entry.moment.is_indicative));
    assert_eq!(titles(map, report.effort_missing.iter().copied()), ["compares prices", "checkout", "waits", "return"]);
    let strengths = titles(map, report.strengths.iter().map(|strength| strength.touchpoint));
    assert_eq!(strengths[..2], ["store", "unpacks"]);
    assert!(report.is_flow_assumed);
    assert!(report.dropped_terms.contains(&Term::Criticality) && report.dropped_terms.contains(&Term::Importance));
}

#[test]
fn a_plain_workshop_map_gets_candidates() {
    assert_reads_like_a_workshop(&plain_workshop());
}

#[test]
fn a_stray_touchpoint_and_a_forgotten_arrow_change_no_candidate() {
    let mut map = workshop_with("->");
    for (from, to) in [("compares prices", "checkout"), ("pays", "e–mail")] {
        let link = Link::between(touchpoint(&map, from), touchpoint(&map, to));
        map.links.insert(Id::from_words(from, 9), link);
    }
    let stage = map.stages.ids().next().expect("a stage");
    let stray = Id::from_words("stray", 0);
    map.touchpoints.insert(stray, Touchpoint::titled("stray", stage, Order::after(None)));
    let links: Vec<_> = map.links.ids().collect();
    for forgotten in links {
        let mut map = map.clone();
        let link = map.links.remove(forgotten).expect("it was there");
        let is_linked = |id| map.links.values().any(|other| other.from == id || other.to == id);
        if !is_linked(link.from) || !is_linked(link.to) {
            continue; // At either end of the journey a forgotten arrow leaves another stray.
        }
        assert_reads_like_a_workshop(&map);
        let report = report(&map);
        assert_eq!(report.not_linked, [stray], "without {:?}", titles(&map, [link.from, link.to]));
        assert!(
            report.assumed.contains(&Assumption::Arrow { from: link.from, to: link.to }),
            "{:?}",
            titles(&map, [link.from])
        );
    }
}

#[test]
fn without_ratings_there_are_no_stars_but_a_list_of_what_to_rate() {
    let mut map = plain_workshop();
    map.experiences = Experiences::default();
    let report = report(&map);
    assert!(report.touchpoints.iter().all(|entry| !entry.moment.is_marked()));
    assert_eq!(report.rate_first.len(), 12);
}

#[test]
fn what_would_change_our_mind_about_the_checkout() {
    let map = retail_graph();
    let report = report(&map);
    let checkout = touchpoint(&map, "checkout");
    let found = what_would_change(&map, &report, checkout);
    let bypass =
        Change::Bypass { from: touchpoint(&map, "store"), to: Some(touchpoint(&map, "delivery")), takes_half: false };
    let of = |changes: &[Change]| found.iter().find(|entry| entry.changes == changes).expect("it was tried").clone();
    let feeling = of(&[Change::FeelsNeutral]);
    assert_near(feeling.score, 0.635, 5e-3, "a feeling of 0");
    assert_eq!((feeling.rank, feeling.suffices), (Some(2), false));
    assert_eq!((of(&[bypass]).rank, of(&[bypass]).suffices), (Some(1), false));
    let both = of(&[Change::FeelsNeutral, bypass]);
    assert_near(both.score, 0.49, 5e-3, "both");
    assert_eq!((both.rank, both.suffices), (Some(5), true));
    assert_near(of(&[Change::Unknown(Term::Importance)]).score, 0.9265, 1e-4, "importance unknown");
}

fn text(map: &JourneyMap) -> String {
    wording::report_text(map, &report(map), &lint(map))
}

#[track_caller]
fn assert_says(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "`{words}` is not said:\n{text}");
    }
}

#[test]
fn the_report_on_the_retail_graph_reads_as_a_consultant_writes() {
    let text = text(&retail_graph());
    assert_says(
        &text,
        &[
            "Checkout is a firm moment of truth (0.92; in the top 3 in 100 % of 1,000 re-runs with other weights and data).",
            "Every successful journey passes here.",
            "Customers feel bad (−0.75, the low point of the journey).",
            "It is the step from choosing to buying.",
            "Customers rate its importance 9 of 10.",
            "Low-hanging fruit (0.74):",
            "met by 40 % of those who enter, effort S, fully under our control, evidence: survey, n = 41.",
            "Halving its drop-off would lift success from 30.4 % to 34.2 %.",
            "a feeling of 0 alone would not (0.64, rank 2)",
            "both together would (0.49, rank 5)",
            "30 % leave at “ad” and we do not know why (26 % of all lost journeys)",
        ],
    );
}

#[test]
fn a_workshop_map_is_never_told_of_success() {
    for map in [plain_workshop(), workshop_with("->")] {
        let told = text(&map) + &wording::report_markdown(&map, &report(&map), &lint(&map));
        assert_says(
            &told,
            &[
                "candidate moment of truth (the team’s view).",
                "4 pain points need an effort",
                "What evidence would make this firm",
            ],
        );
        let sentences = wording::report_json(&map, &report(&map), &[]).to_string();
        let sentences: String =
            sentences.split("\"sentence\":").skip(1).map(|rest| rest.split("\"}").next().unwrap_or(rest)).collect();
        let sentences: String = sentences.split("\":").next().unwrap_or_default().to_owned() + &told;
        for word in ["success", "succeed", "lift", "lost journeys", "%", "exit", "firm moment"] {
            assert!(!sentences.to_lowercase().contains(word), "`{word}` is said:\n{sentences}");
        }
    }
}

#[test]
fn the_report_for_machines_has_every_figure_and_no_surprise() {
    let map = retail_graph();
    let json = wording::report_json(&map, &report(&map), &lint(&map));
    let checkout = &json["touchpoints"][6];
    assert_eq!((checkout["title"].as_str(), checkout["phase"].as_str()), (Some("checkout"), Some("purchase")));
    assert_near(json["success"].as_f64(), 0.303_733, 1e-6, "P*");
    assert_near(checkout["moment_of_truth"]["score"].as_f64(), 0.9225, 1e-9, "M");
    assert_near(checkout["low_hanging_fruit"]["score"].as_f64(), 0.7420, 1e-4, "H");
    assert_eq!(checkout["moment_of_truth"]["flag"], "firm");
    assert_eq!(json["assumed"], serde_json::json!([]));
    let plain = wording::report_json(&plain_workshop(), &report(&plain_workshop()), &[]);
    assert!(plain["assumed"].as_array().is_some_and(|kinds| kinds.contains(&"flow".into())));
}

#[test]
fn two_personas_who_feel_opposite_do_not_cancel_out() {
    let map = map_for(&["Maya", "Jonas"], "Pre: a(Maya:+1, Jonas:+1) -> b(Maya:+2, Jonas:-2); Buy: c(Maya:0, Jonas:0)");
    let report = report(&map);
    let moment = &of(&report, &map, "b").moment;
    assert_near(moment.terms.get(&Term::Intensity).copied().flatten(), 0.722_222, 1e-6, "E");
    assert_eq!(moment.polarity, Some(Polarity::Mixed));
    assert_eq!(titles(&map, report.divergences.iter().map(|one| one.touchpoint)), ["b"]);
}

#[test]
fn three_counted_paths_share_their_conversion() {
    let map = map("
        Pre: C1(start=#2, x=#1) -#1> C2(start=#1)
        Buy: C3(ok=#1, x=#1)
        Links: C2 -#2> C3");
    let report = report(&map);
    assert_near(report.success, 1.0 / 3.0, 1e-9, "P*");
    assert_eq!(report.entered, Some(3.0));
    for (title, effect, attributed) in [("C1", 0.5, 0.2), ("C2", 1.0, 0.4), ("C3", 1.0, 0.4)] {
        assert_near(of(&report, &map, title).removal_effect, effect, 1e-9, title);
        assert_near(of(&report, &map, title).attribution, attributed, 1e-9, title);
    }
}

/// A start of 0 names nobody who starts; with no other, the entries are inferred as if nothing were said.
#[test]
fn where_nobody_was_seen_to_start_the_entries_are_inferred() {
    let map = map("Pre: ad(start=#0) -> shop; Buy: pay(ok=#5, x=#5); Links: shop -> pay");
    let report = report(&map);
    assert!(report.assumed.contains(&Assumption::Entries(vec![touchpoint(&map, "ad")])), "{:?}", report.assumed);
    assert_near(report.success, 0.5, 1e-12, "P*");
    assert_near(of(&report, &map, "ad").visits, 1.0, 1e-12, "visits");
    assert_eq!(report.entered, None);
}

#[test]
fn where_starts_were_counted_shares_of_starts_are_ignored_and_this_is_said() {
    let map = map("Pre: ad(start=#3) -> shop | mail(start=.5); Buy: pay(ok=1); Links: mail -> shop -> pay");
    let report = report(&map);
    assert_near(of(&report, &map, "mail").visits, 0.0, 1e-12, "visits");
    let says = "Those who start were counted: the shares of starts at “mail” were not used.";
    assert!(text(&map).contains(says), "{}", text(&map));
}

#[test]
fn parallel_links_whose_shares_sum_to_more_than_all_keep_their_proportions() {
    let mut map = map("Pre: a(start=1) -.7> b(ok=1); Buy: c(x=1); Links: a -.6> c");
    let (a, b) = (touchpoint(&map, "a"), touchpoint(&map, "b"));
    let again = Link { flow: Some(Flow::Share(BasisPoints::clamped(7_000))), ..Link::between(a, b) };
    map.links.insert(Id::from_words("again", 0), again);
    assert_near(report(&map).success, 0.7, 1e-12, "1.4 of 2");
}

#[test]
fn the_best_evidence_counts_though_no_feeling_came_of_it() {
    let mut map = map_for(&["Maya", "Jonas"], "Buy: cart(Maya:-1, Jonas:absent, ~S, workshop) -> pay(0)");
    let cart = touchpoint(&map, "cart");
    let of_cart = |map: &JourneyMap| of(&report(map), map, "cart").fruit.confidence;
    assert_near(of_cart(&map), 0.5, 0.0, "a workshop");
    let jonas = Id::from_words("Jonas", 0);
    let logged = vec![Evidence::of(EvidenceKind::Analytics)];
    let absent = Experience { is_absent: true, evidence: logged.clone(), ..Experience::default() };
    map.experiences.insert((cart, jonas), absent);
    assert_near(of_cart(&map), 0.5, 0.0, "of one who does not come");
    map.experiences.insert((cart, jonas), Experience { evidence: logged, ..Experience::default() });
    assert_near(of_cart(&map), 1.0, 0.0, "a log");
    let report = report(&map);
    assert!(of(&report, &map, "cart").moment.is_indicative, "the feeling is still the team's view");
}

#[test]
fn no_figure_is_printed_as_minus_nothing() {
    let map = map(
        "Pre: a(start=1, 0) -.5> b; Buy: c(ok=.5, -1); Links: a -.5> c; Links: b -> c -.5> b; Post: d -.5> e(ok=1); Links: e -.2> d",
    );
    let text = wording::report_json(&map, &report(&map), &[]).to_string();
    assert!(text.contains(":0.0") && !text.contains("-0.0,") && !text.contains("-0.0}"), "{text}");
}

#[test]
fn gaps_between_importance_and_satisfaction_are_as_known() {
    let map = map("Buy: a(*9, /3) | b(*8, /4) | c(*10, /0) | d(*9, /9) | e(*9)");
    let report = report(&map);
    let gaps = ["a", "b", "c", "d", "e"].map(|title| of(&report, &map, title).fruit.gap);
    assert_eq!(gaps, [Some(0.75), Some(0.6), Some(1.0), Some(0.0), None]);
}

#[track_caller]
fn assert_finds(text: &str, flag: FruitFlag, expected: &[&str]) {
    let map = map(text);
    assert_eq!(titles_where(&map, &report(&map), |entry| entry.fruit.flag == flag), expected, "{text}");
}

#[test]
fn things_to_fix_are_told_apart() {
    assert_finds("Buy: Cart(owned, -2, ~S) -> Pay", FruitFlag::Fruit, &["Cart"]);
    assert_finds("Buy: Cart(owned, -2, ~XL) -> Pay", FruitFlag::MajorProject, &["Cart"]);
    assert_finds("Buy: Cart(earned, -2, ~S) -> Pay", FruitFlag::Influence, &["Cart"]);
    assert_finds("Buy: Cart(owned, -2) -> Pay(-1, ~S)", FruitFlag::EffortMissing, &["Cart"]);
    assert_finds("Buy: Cart(owned, 0, ~XS) -> Pay", FruitFlag::FillIn, &["Cart"]);
    assert_finds("Buy: Cart(owned, !, ~XS) -> Pay", FruitFlag::Fruit, &["Cart"]);
}

#[test]
fn a_loyal_customer_comes_back_without_a_loop() {
    let map = map("Pre: ad -> shop; Buy: pay; Post: use(goal); Links: shop -> pay -> use -.2> shop");
    let report = report(&map);
    assert!(report.assumed.iter().any(|one| matches!(one, Assumption::Loyalty(_))));
    assert!(report.assumed.contains(&Assumption::Entries(vec![touchpoint(&map, "ad")])));
    assert_near(report.success, 1.0, 1e-12, "P*");
    assert_near(of(&report, &map, "shop").visits, 1.0, 1e-12, "visits");
}

#[test]
fn a_set_that_nobody_can_leave_is_left_out_and_named() {
    let map = map("Pre: a(start=1) -.5> b; Buy: c -> d; Post: z(ok=1); Links: a -.5> z; Links: b -> c; Links: d -> c");
    let report = report(&map);
    let closed =
        report.assumed.iter().find_map(|one| if let Assumption::Closed(ids) = one { Some(ids.clone()) } else { None });
    assert_eq!(titles(&map, closed.expect("a closed set")), ["b", "c", "d"]);
    assert_near(report.success, 0.5, 1e-12, "P*");
    assert_near(of(&report, &map, "a").exit_mass, 0.5, 1e-12, "flow into it leaves");
}

#[test]
fn an_analysis_can_be_stopped() {
    struct Impatient;
    impl Watch for Impatient {
        fn is_stopped(&self) -> bool {
            true
        }
        fn progress(&self, _done: f32) {}
    }
    assert!(analyse(&retail_graph(), None, Seed::default(), &Impatient).is_none());
}

#[test]
fn an_empty_map_has_an_empty_report() {
    let report = report(&JourneyMap::empty());
    assert!(report.touchpoints.is_empty() && report.success.is_none());
    assert!(!text(&JourneyMap::empty()).is_empty());
}

#[test]
fn the_shipped_maps_say_what_the_built_ones_say() {
    let read = |text: &str| journey_canvas::persist::read(text).expect("a shipped map can be read");
    let retail = read(include_str!("../examples/retail-graph.ron"));
    let (shipped, built) = (report(&retail), report(&retail_graph()));
    assert_near(shipped.success, built.success.expect("it is solved"), 1e-12, "P*");
    let built_map = retail_graph();
    for entry in &built.touchpoints {
        let title = titles(&built_map, [entry.id]).remove(0);
        let found = of(&shipped, &retail, &title);
        assert_near(found.moment.score, entry.moment.score.expect("M"), 1e-9, &title);
        assert_near(found.fruit.score, entry.fruit.score.expect("H"), 1e-9, &title);
    }
    let workshop = read(include_str!("../examples/plain-workshop.ron"));
    let marked = titles_where(&workshop, &report(&workshop), |entry| entry.moment.is_marked());
    assert_eq!(marked, ["Checkout", "Waits"]);
}
