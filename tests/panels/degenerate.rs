//! Maps that have nothing, too little or too much, in the window: every tab and every lens says something.

#[path = "../support/mod.rs"]
mod support;

use journey_canvas::{interact::Trying, layout::Lens, model::Experiences};

use super::*;

/// Opens a map and looks at it in every way.
fn looked_at(name: &str, map: &JourneyMap) {
    let mut window = Window::new();
    let path = window.path("map.ron");
    persist::save(&path, map).unwrap();
    window.ask(Intent::OpenFile(path));
    for tab in [Tab::Details, Tab::Findings, Tab::Matrix, Tab::Mix, Tab::Plan] {
        window.ask(Intent::ShowTab(tab));
    }
    for lens in Lens::ALL {
        window.ask(Intent::SetLens(lens));
    }
    window.ask(Intent::SetLens(Lens::Map));
    window.until(|window| {
        window.harness.query_all_by(|node| node.value().is_some_and(|text| text.starts_with("· analysing"))).count()
            == 0
    });
    for id in map.touchpoints.ids().take(3) {
        window.ask(Intent::Explain(id, FindingKind::MomentOfTruth));
        window.ask(Intent::Explain(id, FindingKind::LowHangingFruit));
        window.ask(Intent::WhatIf(Trying::Open(id)));
        window.ask(Intent::WhatIf(Trying::Drop));
    }
    let is_bad = |text: Option<String>| text.is_some_and(|text| text.contains("NaN") || text.contains("inf %"));
    let bad = window.harness.query_all_by(|node| is_bad(node.label()) || is_bad(node.value())).count();
    assert_eq!(bad, 0, "{name}");
}

#[test]
fn every_degenerate_map_can_be_looked_at_in_every_way() {
    let mut unrated = support::plain_workshop();
    unrated.experiences = Experiences::default();
    let maps = [
        ("no touchpoints", JourneyMap::empty()),
        ("one touchpoint", support::map("Buy: pay(-2)")),
        ("no links", support::plain_workshop()),
        ("all cyclic", support::map("Pre: a(-2) -> b; Buy: c; Links: b -> c -> a")),
        (
            "closed loop",
            support::map(
                "Pre: a(start=1) -.5> b; Buy: c -> d; Post: z(ok=1); Links: a -.5> z; Links: b -> c; Links: d -> c",
            ),
        ),
        ("two goals", support::map("Pre: a(start=1) -.5> b(ok=1); Buy: c(ok=1); Links: a -.5> c")),
        ("goal in mid-path", support::map("Pre: a -> b(goal); Buy: c; Links: b -> c")),
        (
            "unreachable part",
            support::map("Pre: a(start=1) -> b; Buy: c(goal); Links: b -> c; Pre: lost; Links: lost -> c"),
        ),
        ("no emotions at all", unrated),
        (
            "one persona who skips everything",
            support::map_for(&["Maya", "Leo"], "Buy: pay(Maya:-2, Leo:absent) -> sign(Maya:+1, Leo:absent)"),
        ),
        ("nobody succeeds", support::map("Pre: a(start=1, x=1) -0> b; Buy: c(goal); Links: b -> c")),
    ];
    for (name, map) in &maps {
        looked_at(name, map);
    }
}
