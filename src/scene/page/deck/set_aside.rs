//! Findings that the team does not follow: what the figures say of them, and why they are not presented.

use super::{Deck, MARGIN, Section, sheet, shifted};
use crate::{
    analysis::TouchpointReport,
    layout::{Placed, geometry::Point, text::Weight},
    model::{Id, Touchpoint},
    scene::{
        Item, Page,
        compose::brush::{icon, solid, straight, text},
        icon::Icon,
        page::Subject,
    },
    wording::{deck as words, finding},
};

/// Room above and below the words of a line.
const PAD: f32 = 18.0;
/// Where the words begin, right of the sign.
const INDENT: f32 = 52.0;

/// A finding that is not followed.
pub(super) struct SetAside {
    touchpoint: Id<Touchpoint>,
    is_moment: bool,
}

/// The moments of truth, best first, then the fruits.
pub(super) fn told(subject: &Subject<'_>) -> Vec<SetAside> {
    let Some(report) = subject.report.filter(|_| subject.parts.has_findings) else { return Vec::new() };
    let list = |is_moment: bool| {
        let is_set_aside =
            |entry: &TouchpointReport| if is_moment { entry.moment.is_set_aside() } else { entry.fruit.is_set_aside() };
        let rank = |entry: &TouchpointReport| if is_moment { entry.moment.rank } else { entry.fruit.rank };
        let mut entries: Vec<&TouchpointReport> =
            report.touchpoints.iter().filter(|entry| is_set_aside(entry)).collect();
        entries.sort_by_key(|entry| rank(entry).unwrap_or(usize::MAX));
        entries.into_iter().map(move |entry| SetAside { touchpoint: entry.id, is_moment }).collect::<Vec<_>>()
    };
    list(true).into_iter().chain(list(false)).collect()
}

/// As many pages as they need; none where the team follows the figures.
pub(super) fn pages(deck: &Deck<'_>, all: &[SetAside]) -> Vec<Page> {
    let mut pages = Vec::new();
    let bottom = deck.foot() - 20.0;
    let mut rest = all.iter().map(|one| line(deck, one)).peekable();
    while rest.peek().is_some() {
        let (mut items, top) = deck.head(words::SET_ASIDE, words::SET_ASIDE_BENEATH);
        items.extend(deck.nav(Section::Findings, None, &deck.evidence()));
        let (mut below, mut said) = (top, Vec::new());
        // A line higher than a page stands alone.
        while let Some((own, height, sentence)) =
            rest.next_if(|(_, height, _)| below + height <= bottom || below <= top)
        {
            items.extend(shifted(own, Point::new(0.0, below)));
            below += height;
            said.push(sentence);
            let thin = solid(deck.theme().hairline, 1.5);
            items.push(straight(Point::new(MARGIN, below), Point::new(deck.size.0 - MARGIN, below), thin));
        }
        let name = words::SET_ASIDE.to_owned();
        pages.push(deck.page(name.clone(), name, said.join(" "), vec![sheet(items)]));
    }
    pages
}

/// One finding, from its top; its height; in words.
fn line(deck: &Deck<'_>, one: &SetAside) -> (Vec<Item>, f32, String) {
    let (map, theme) = (deck.subject.map, deck.theme());
    let Some(report) = deck.subject.report else { return (Vec::new(), 0.0, String::new()) };
    let title = map.touchpoints.get(one.touchpoint).map_or("", |record| record.title.trim());
    let sentence = if one.is_moment {
        finding::moment_headline(map, report, one.touchpoint).unwrap_or_default()
    } else {
        finding::fruit_headline(map, report, one.touchpoint).map(|words| format!("{words}.")).unwrap_or_default()
    };
    let width = deck.inner() - INDENT;
    let heading = deck.text(title, 24.0, Weight::SemiBold, Some(width));
    let row = heading.rows.first().map_or(24.0, |row| row.rect.h);
    let below = PAD + heading.height + 2.0;
    let told = deck.text(&sentence, 20.0, Weight::Regular, Some(width));
    let height = below + told.height + PAD;
    let sign = if one.is_moment { Icon::StarHollow } else { Icon::Cherries };
    let left = MARGIN + INDENT;
    let items = vec![
        icon(sign, Point::new(MARGIN + 20.0, PAD + row / 2.0), 28.0, theme.muted),
        text(&Placed::new(heading, Point::new(left, PAD)), theme.heading),
        text(&Placed::new(told, Point::new(left, below)), theme.ink),
    ];
    // Of a fruit the sentence does not name the touchpoint.
    let said = if one.is_moment { sentence } else { format!("{title}. {sentence}") };
    (items, height, said)
}
