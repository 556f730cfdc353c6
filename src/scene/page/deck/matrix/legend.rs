//! What the marks of the matrix mean: those that occur.

use super::{
    super::{Deck, shifted},
    Mark,
};
use crate::{
    analysis::FruitFlag,
    layout::{
        Placed,
        geometry::{Point, Rect},
        text::Weight,
    },
    scene::{
        Item,
        compose::brush::{disc, icon, solid, text},
        icon::Icon,
    },
    wording::{self, deck as words, page},
};

/// Which marks occur.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one of each kind")]
pub(super) struct Signs {
    pub has_fruit: bool,
    pub has_moment: bool,
    pub has_candidate: bool,
    pub has_influence: bool,
    pub has_other: bool,
}

impl Signs {
    pub fn of(marks: &[Mark<'_>]) -> Self {
        let mut signs = Self::default();
        for Mark { entry, .. } in marks {
            let (is_fruit, is_moment) = (entry.fruit.is_marked(), entry.moment.is_marked());
            signs.has_fruit |= is_fruit;
            signs.has_moment |= is_moment && !entry.moment.is_candidate();
            signs.has_candidate |= is_moment && entry.moment.is_candidate();
            let is_influence = entry.fruit.flag == FruitFlag::Influence;
            signs.has_influence |= !is_fruit && !is_moment && is_influence;
            signs.has_other |= !is_fruit && !is_moment && !is_influence;
        }
        signs
    }
}

/// Beneath the chart and its strip.
pub(super) fn legend(deck: &Deck<'_>, chart: Rect, signs: Signs) -> Vec<Item> {
    let theme = deck.theme();
    if !deck.subject.parts.has_legend {
        return Vec::new();
    }
    let middle = chart.bottom() + 66.0;
    let mut left = chart.x;
    let mut items = Vec::new();
    let star = |kind| icon(kind, Point::default(), 24.0, theme.moment);
    let fruit = icon(Icon::Cherries, Point::default(), 24.0, theme.fruit);
    let hollow = disc(Point::default(), 7.0, theme.card, Some(solid(theme.neutral, 2.5)));
    let all = [
        (signs.has_fruit, fruit, page::LOW_HANGING_FRUIT),
        (signs.has_moment, star(Icon::Star), page::MOMENT_OF_TRUTH),
        (signs.has_candidate, star(Icon::StarHollow), page::CANDIDATE),
        (signs.has_influence, hollow, wording::matrix::NOT_OURS),
        (signs.has_other, disc(Point::default(), 8.0, theme.neutral, None), words::OTHER),
    ];
    for (_, sign, name) in all.into_iter().filter(|(occurs, ..)| *occurs) {
        items.extend(shifted(vec![sign], Point::new(left + 12.0, middle)));
        let runs = deck.text(name, 18.0, Weight::Regular, None);
        let (width, height) = (runs.width, runs.height);
        items.push(text(&Placed::new(runs, Point::new(left + 32.0, middle - height / 2.0)), theme.muted));
        left += width + 32.0 + 34.0;
    }
    let effort = deck.text(words::EFFORT_AXIS, 18.0, Weight::SemiBold, None);
    let at = Point::new(chart.right() - effort.width, middle - effort.height / 2.0);
    items.push(text(&Placed::new(effort, at), theme.ink));
    items
}
