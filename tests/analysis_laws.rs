//! What holds for every map.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test may stop it, as the test itself may"
)]

mod support;

use journey_canvas::{analysis::*, model::*};
use proptest::prelude::*;
use support::{map, touchpoint};

/// A step of a random journey: shares in tenths to the next steps, feeling, importance, satisfaction, effort.
#[derive(Debug, Clone)]
struct Step {
    ways: Vec<(usize, u32)>,
    emotion: Option<i32>,
    importance: Option<u32>,
    satisfaction: Option<u32>,
    effort: Option<u32>,
}

fn step() -> impl Strategy<Value = Step> {
    let ways = proptest::collection::vec((0_usize..8, 1_u32..5), 0..4);
    let feeling = proptest::option::of(-100_i32..=100);
    let tens = || proptest::option::of(0_u32..=10);
    (ways, feeling, tens(), tens(), proptest::option::of(0_u32..=100)).prop_map(
        |(ways, emotion, importance, satisfaction, effort)| Step { ways, emotion, importance, satisfaction, effort },
    )
}

fn journeys() -> impl Strategy<Value = JourneyMap> {
    proptest::collection::vec(step(), 3..8).prop_map(|steps| journey(&steps))
}

/// From `t0` on; every step leads on to the next with a tenth at least, and the last one succeeds.
fn journey(steps: &[Step]) -> JourneyMap {
    let last = steps.len() - 1;
    let mut lines = [String::new(), String::new(), String::new()];
    let mut links = String::new();
    for (number, step) in steps.iter().enumerate() {
        let mut words = vec!["interview".to_owned()];
        words.extend((number == 0).then(|| "start=1".to_owned()));
        words.extend((number == last).then(|| "ok=.5".to_owned()));
        words.extend(step.emotion.map(|emotion| format!("e={}", f64::from(emotion) / 100.0)));
        words.extend(step.importance.map(|importance| format!("*{importance}")));
        words.extend(step.satisfaction.map(|satisfaction| format!("/{satisfaction}")));
        words.extend(step.effort.map(|effort| format!("~{}", f64::from(effort) / 100.0)));
        let stage = &mut lines[number * 3 / steps.len()];
        stage.push_str(&format!("{} t{number}({})", if stage.is_empty() { "" } else { "|" }, words.join(", ")));
        if number < last {
            links.push_str(&format!("\nLinks: t{number} -.1> t{}", number + 1));
        }
        let mut left = if number == last { 5 } else { 9 };
        let mut seen = vec![number, number + 1];
        for (to, tenths) in &step.ways {
            let to = to % steps.len();
            if number < last && *tenths <= left && !seen.contains(&to) {
                left -= tenths;
                seen.push(to);
                links.push_str(&format!("\nLinks: t{number} -.{tenths}> t{to}"));
            }
        }
        if left > 0 {
            let touchpoint = format!("t{number}(x=.{left})");
            links.push_str(&format!("\nLinks: {touchpoint}"));
        }
    }
    map(&format!("Pre:{}\nBuy:{}\nPost:{}{links}", lines[0], lines[1], lines[2]))
}

fn report(map: &JourneyMap) -> Report {
    analyse(map, None, Seed::default(), &NoWatch).expect("nobody stops it")
}

/// Everything of the chain that a report says of one touchpoint.
fn of_chain(entry: &TouchpointReport) -> [Option<f64>; 6] {
    [
        entry.visits,
        entry.visit_probability,
        entry.success_from_here,
        entry.removal_effect,
        entry.exit_mass,
        entry.success_lift_if_exit_halved,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn everybody_succeeds_or_is_lost_somewhere(map in journeys()) {
        let report = report(&map);
        let lost: f64 = report.touchpoints.iter().filter_map(|entry| entry.exit_mass).sum();
        prop_assert!((report.success.expect("it is solved") + lost - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_removal_effect_is_a_share_and_whole_exactly_on_every_way(map in journeys()) {
        for entry in report(&map).touchpoints {
            let effect = entry.removal_effect.expect("somebody succeeds");
            prop_assert!((0.0..=1.0).contains(&effect));
            prop_assert_eq!(effect > 1.0 - 1e-9, entry.dominates_success, "{}", effect);
        }
    }

    #[test]
    fn scores_lie_between_nothing_and_one(map in journeys()) {
        for entry in report(&map).touchpoints {
            let moment = entry.moment;
            let scores = [moment.score, moment.low, moment.high, entry.fruit.score, moment.p_top_k];
            for score in scores.into_iter().flatten() {
                prop_assert!((0.0..=1.0).contains(&score), "{}", score);
            }
            if let (Some(low), Some(score), Some(high)) = (moment.low, moment.score, moment.high) {
                prop_assert!(low <= score + 1e-12 && score <= high + 1e-12);
            }
        }
    }

    #[test]
    fn the_names_of_links_change_nothing(map in journeys()) {
        let mut renamed = map.clone();
        renamed.links = map.links.values().enumerate().map(|(number, link)| {
            (Id::from_words(&format!("{}", 1000 - number), 7), link.clone())
        }).collect();
        // What was inferred names the links themselves.
        let unnamed = |map: &JourneyMap| Report { assumed: Vec::new(), ..report(map) };
        prop_assert_eq!(unnamed(&map), unnamed(&renamed));
    }

    #[test]
    fn the_names_of_touchpoints_change_nothing(map in journeys()) {
        // Under other ids the records stand in another order in the file.
        let other = |id: Id<Touchpoint>| Id::from_words(&map.touchpoints.get(id).expect("it is there").title, 77);
        let mut renamed = map.clone();
        renamed.touchpoints = map.touchpoints.iter().map(|(id, record)| (other(id), record.clone())).collect();
        renamed.links = map.links.iter().map(|(id, link)| {
            (id, Link { from: other(link.from), to: other(link.to), ..link.clone() })
        }).collect();
        renamed.experiences = Experiences::default();
        for ((touchpoint, persona), experience) in map.experiences.iter() {
            renamed.experiences.insert((other(touchpoint), persona), experience.clone());
        }
        let (before, after) = (report(&map), report(&renamed));
        prop_assert_eq!(before.success, after.success);
        for entry in &before.touchpoints {
            let found = after.touchpoint(other(entry.id)).expect("still there");
            prop_assert_eq!(of_chain(entry), of_chain(found));
            prop_assert_eq!(&entry.moment, &found.moment);
            prop_assert_eq!(&entry.fruit, &found.fruit);
        }
    }

    #[test]
    fn a_touchpoint_that_nobody_reaches_changes_nothing(map in journeys(), to in any::<prop::sample::Index>()) {
        let ids: Vec<_> = map.touchpoints.ids().collect();
        let before = report(&map);
        let mut map = map;
        let stray = Id::from_words("stray", 0);
        let stage = map.stages_in_order()[0].0;
        let importance = Some(Rating::clamped(100));
        let record = Touchpoint { importance, ..Touchpoint::titled("stray", stage, Order::after(None)) };
        map.touchpoints.insert(stray, record);
        let persona = map.personas.ids().next().expect("a customer");
        map.experiences.insert((stray, persona), Experience::feels(Emotion::clamped(-100)));
        let link = Link::between(stray, ids[to.index(ids.len())]);
        map.links.insert(Id::from_words("stray", 0), link);
        let after = report(&map);
        prop_assert_eq!(before.success, after.success);
        for entry in &before.touchpoints {
            let found = after.touchpoint(entry.id).expect("still there");
            prop_assert_eq!(of_chain(entry), of_chain(found));
            prop_assert_eq!(&entry.moment.terms, &found.moment.terms);
            prop_assert_eq!((entry.moment.score, entry.moment.rank), (found.moment.score, found.moment.rank));
            prop_assert_eq!(entry.fruit.score, found.fruit.score);
        }
        prop_assert_eq!(after.touchpoint(stray).and_then(|entry| entry.moment.rank), None);
        prop_assert_eq!(after.touchpoint(stray).and_then(|entry| entry.removal_effect), Some(0.0));
    }

    #[test]
    fn a_better_feeling_at_a_pain_point_never_raises_its_fruit(map in journeys(), better in 1_i64..200) {
        let before = report(&map);
        let persona = map.personas.ids().next().expect("a customer");
        for entry in before.touchpoints.iter().filter(|entry| entry.emotion.is_some_and(|emotion| emotion < 0.0)) {
            let mut map = map.clone();
            let mut felt = map.experiences.get(entry.id, persona).expect("it was rated").clone();
            felt.emotion = felt.emotion.map(|emotion| Emotion::clamped(i64::from(emotion.hundredths()) + better));
            map.experiences.insert((entry.id, persona), felt);
            let after = report(&map).touchpoint(entry.id).expect("still there").fruit.score;
            prop_assert!(after.unwrap_or(0.0) <= entry.fruit.score.unwrap_or(0.0) + 1e-12);
        }
    }

    #[test]
    fn more_effort_never_raises_a_fruit(map in journeys(), more in 1_i64..5_000) {
        let before = report(&map);
        for entry in &before.touchpoints {
            let Some(Effort::Number(effort)) = map.touchpoints.get(entry.id).and_then(|record| record.effort) else { continue };
            let mut map = map.clone();
            let effort = Effort::Number(BasisPoints::clamped(i64::from(effort.points()) + more));
            map.touchpoints.update(entry.id, |record| record.effort = Some(effort));
            let after = report(&map).touchpoint(entry.id).expect("still there").fruit.score;
            prop_assert!(after.unwrap_or(0.0) <= entry.fruit.score.unwrap_or(0.0) + 1e-12);
        }
    }

    #[test]
    fn rank_acceptabilities_sum_to_one(map in journeys()) {
        let found = report(&map).robustness;
        for matrix in [&found.ranks, &found.ranks_weights, &found.ranks_any_weights] {
            for (place, row) in matrix.iter().enumerate() {
                prop_assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                prop_assert!((matrix.iter().map(|row| row[place]).sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_report(map in journeys(), seed in any::<u64>()) {
        let once = analyse(&map, None, Seed(seed), &NoWatch);
        prop_assert_eq!(once, analyse(&map, None, Seed(seed), &NoWatch));
    }
}

#[test]
fn a_random_journey_does_have_links_and_loops() {
    let step = |ways: &[(usize, u32)]| Step {
        ways: ways.to_vec(),
        emotion: Some(-50),
        importance: None,
        satisfaction: None,
        effort: Some(30),
    };
    let map = journey(&[step(&[(2, 3)]), step(&[(0, 4)]), step(&[])]);
    assert_eq!(map.links.len(), 4);
    let found = report(&map);
    let visits = found.touchpoint(touchpoint(&map, "t0")).and_then(|entry| entry.visits);
    assert!(visits.is_some_and(|visits| visits > 1.0), "{visits:?}");
}
