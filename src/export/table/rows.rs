//! Which tables there are, and what stands in their rows. Rows stand in journey order, those of the plan in its own.

use std::collections::BTreeMap;

use super::{Cell, Column, Table};
use crate::{
    analysis::{Report, TouchpointReport},
    model::{Experience, Flow, Id, JourneyMap, Persona, Touchpoint, VerdictRuling},
    wording::{choice, finding},
};

/// Touchpoints, experiences, links, findings, opportunities. Findings need a report; without one their table is empty.
#[must_use]
pub fn tables(map: &JourneyMap, report: Option<&Report>) -> Vec<Table> {
    let book = Book { map, report, numbers: numbers(map) };
    vec![book.touchpoints(), book.experiences(), book.links(), book.findings(), book.opportunities()]
}

fn numbers(map: &JourneyMap) -> BTreeMap<Id<Touchpoint>, u64> {
    (1..).zip(map.touchpoints_in_order()).map(|(number, (id, _))| (id, number)).collect()
}

struct Book<'a> {
    map: &'a JourneyMap,
    report: Option<&'a Report>,
    numbers: BTreeMap<Id<Touchpoint>, u64>,
}

impl Book<'_> {
    fn number(&self, id: Id<Touchpoint>) -> Cell {
        Cell::count(self.numbers.get(&id).copied())
    }

    fn title(&self, id: Id<Touchpoint>) -> &str {
        self.map.touchpoints.get(id).map_or("", |touchpoint| touchpoint.title.trim())
    }

    fn persona(&self, id: Id<Persona>) -> &str {
        self.map.personas.get(id).map_or("", |persona| persona.name.trim())
    }

    fn touchpoints(&self) -> Table {
        let mut columns = columns(&[
            ("number", 8.0),
            ("title", 30.0),
            ("stage", 18.0),
            ("phase", 14.0),
            ("channels", 24.0),
            ("creator", 9.0),
        ]);
        let personas = self.map.personas_in_order();
        columns.extend(personas.iter().map(|(_, persona)| column(&format!("emotion:{}", persona.name.trim()), 14.0)));
        columns.extend(self::columns(&[
            ("importance", 11.0),
            ("satisfaction", 11.0),
            ("effort", 8.0),
            ("cause", 13.0),
            ("roles", 14.0),
            ("action", 36.0),
            ("next", 30.0),
            ("start", 9.0),
            ("succeed", 9.0),
            ("leave", 9.0),
            ("responsible", 18.0),
            ("metrics", 30.0),
            ("notes", 36.0),
        ]));
        let rows = self.map.touchpoints_in_order();
        let rows = rows.into_iter().map(|(id, touchpoint)| self.touchpoint(id, touchpoint, &personas)).collect();
        Table { name: "touchpoints", columns, rows }
    }

    fn touchpoint(
        &self,
        id: Id<Touchpoint>,
        touchpoint: &Touchpoint,
        personas: &[(Id<Persona>, &Persona)],
    ) -> Vec<Cell> {
        let stage = self.map.stages.get(touchpoint.stage);
        let names = touchpoint.channels.iter().filter_map(|id| self.map.channels.get(*id)).map(|channel| &channel.name);
        let roles = touchpoint.roles.iter().map(|role| choice::role(*role));
        let ways = self.map.links.values().filter(|link| link.from == id);
        let metrics = touchpoint.metrics.iter().map(choice::metric);
        let mut cells = vec![
            self.number(id),
            Cell::words(&touchpoint.title),
            Cell::words(stage.map_or("", |stage| &stage.name)),
            Cell::words(stage.map_or("", |stage| choice::phase(stage.phase))),
            Cell::words(joined(names.map(String::as_str))),
            Cell::words(touchpoint.creator.map_or("", choice::creator)),
        ];
        cells.extend(personas.iter().map(|(persona, _)| {
            let felt = self.map.emotion(id, *persona);
            felt.map_or(Cell::Empty, |emotion| Cell::Feeling(emotion.value() * 2.0))
        }));
        cells.extend([
            Cell::number(touchpoint.importance.map(|rating| rating.value())),
            Cell::number(touchpoint.satisfaction.map(|rating| rating.value())),
            Cell::words(touchpoint.effort.map_or(String::new(), |effort| format!("{:?}", effort.nearest_size()))),
            Cell::words(cause(touchpoint)),
            Cell::words(joined(roles)),
            Cell::words(&touchpoint.action),
            Cell::words(joined(ways.map(|link| self.title(link.to)))),
            flow(touchpoint.start),
            flow(touchpoint.succeed),
            flow(touchpoint.leave),
            Cell::words(&touchpoint.responsible),
            Cell::words(metrics.collect::<Vec<_>>().join("; ")),
            Cell::words(&touchpoint.notes),
        ]);
        cells
    }

    fn experiences(&self) -> Table {
        let columns = columns(&[
            ("number", 8.0),
            ("touchpoint", 30.0),
            ("persona", 16.0),
            ("emotion (-2 to +2)", 12.0),
            ("comes here", 11.0),
            ("thought", 40.0),
            ("motivation", 30.0),
            ("expectation", 30.0),
            ("evidence", 18.0),
            ("n", 8.0),
            ("sources", 36.0),
            ("verbatims", 50.0),
        ]);
        let mut rows = Vec::new();
        for (id, _) in self.map.touchpoints_in_order() {
            for (persona, _) in self.map.personas_in_order() {
                let record = self.map.experiences.get(id, persona);
                rows.extend(record.map(|experience| self.experience(id, persona, experience)));
            }
        }
        Table { name: "experiences", columns, rows }
    }

    fn experience(&self, id: Id<Touchpoint>, persona: Id<Persona>, experience: &Experience) -> Vec<Cell> {
        let evidence = &experience.evidence;
        let kinds: std::collections::BTreeSet<&str> =
            evidence.iter().map(|evidence| choice::evidence(evidence.kind)).collect();
        let n = evidence.iter().filter_map(|evidence| evidence.n).max();
        vec![
            self.number(id),
            Cell::words(self.title(id)),
            Cell::words(self.persona(persona)),
            experience.emotion.map_or(Cell::Empty, |emotion| Cell::Feeling(emotion.value() * 2.0)),
            Cell::words(if experience.is_absent { "no" } else { "yes" }),
            Cell::words(&experience.thought),
            Cell::words(&experience.motivation),
            Cell::words(&experience.expectation),
            Cell::words(joined(kinds.into_iter())),
            Cell::count(n.map(u64::from)),
            Cell::words(joined(evidence.iter().map(|evidence| evidence.source.as_str()))),
            Cell::words(joined(evidence.iter().map(|evidence| evidence.verbatim.as_str()))),
        ]
    }

    fn links(&self) -> Table {
        let columns = columns(&[
            ("from number", 8.0),
            ("from", 30.0),
            ("to number", 8.0),
            ("to", 30.0),
            ("share", 9.0),
            ("count", 10.0),
            ("note", 40.0),
        ]);
        let mut links: Vec<_> = self.map.links.iter().collect();
        let place = |id: Id<Touchpoint>| self.numbers.get(&id).copied();
        links.sort_by_key(|(id, link)| (place(link.from), place(link.to), *id));
        let row = |(_, link): (_, &crate::model::Link)| {
            let (share, count) = match link.flow {
                Some(Flow::Share(share)) => (Some(share.value()), None),
                Some(Flow::Count(count)) => (None, Some(count)),
                None => (None, None),
            };
            vec![
                self.number(link.from),
                Cell::words(self.title(link.from)),
                self.number(link.to),
                Cell::words(self.title(link.to)),
                Cell::share(share),
                Cell::count(count),
                Cell::words(&link.note),
            ]
        };
        Table { name: "links", columns, rows: links.into_iter().map(row).collect() }
    }

    /// Every touchpoint with its figures and what they make of it, then what protects and what is missing.
    fn findings(&self) -> Table {
        let columns = columns(&[
            ("kind", 20.0),
            ("number", 8.0),
            ("touchpoint", 30.0),
            ("is called", 30.0),
            ("score", 9.0),
            ("rank", 7.0),
            ("holds in re-runs", 12.0),
            ("sentence", 90.0),
        ]);
        let mut rows = Vec::new();
        if let Some(report) = self.report {
            for (is_moment, rows_of) in [(true, self.marked(report, true)), (false, self.marked(report, false))] {
                rows.extend(rows_of.into_iter().map(|id| self.finding(report, id, is_moment)));
            }
            rows.extend(report.strengths.iter().map(|strength| {
                let sentence = finding::strength(self.map, report, strength);
                self.said("strength to protect", Some(strength.touchpoint), &sentence)
            }));
            rows.extend(
                report
                    .divergences
                    .iter()
                    .map(|one| self.said("personas differ", Some(one.touchpoint), &finding::divergence(self.map, one))),
            );
            rows.extend(report.gaps.iter().map(|gap| self.said("gap", None, &finding::gap(self.map, gap))));
        }
        Table { name: "findings", columns, rows }
    }

    /// Those that are marked, best first; then those that the team set aside.
    fn marked(&self, report: &Report, is_moment: bool) -> Vec<Id<Touchpoint>> {
        let ruling = |entry: &TouchpointReport| if is_moment { entry.moment.ruling } else { entry.fruit.ruling };
        let is_set_aside = |entry: &TouchpointReport| ruling(entry) == Some(VerdictRuling::Veto);
        let is_marked =
            |entry: &TouchpointReport| if is_moment { entry.moment.is_marked() } else { entry.fruit.is_marked() };
        let is_told = |entry: &&TouchpointReport| is_marked(entry) || is_set_aside(entry);
        let mut entries: Vec<_> = report.touchpoints.iter().filter(is_told).collect();
        entries.sort_by_key(|entry| {
            let rank = if is_moment { entry.moment.rank } else { entry.fruit.rank };
            (is_set_aside(entry), rank.unwrap_or(usize::MAX))
        });
        entries.into_iter().map(|entry| entry.id).collect()
    }

    fn finding(&self, report: &Report, id: Id<Touchpoint>, is_moment: bool) -> Vec<Cell> {
        let Some(entry) = report.touchpoint(id) else { return Vec::new() };
        let rank = |rank: Option<usize>| Cell::count(rank.and_then(|rank| u64::try_from(rank).ok()));
        // A candidate is the team's view, without figures.
        let is_told = !is_moment || !entry.moment.is_candidate();
        // How long a fruit stays one is told only where it is known how many go where.
        let is_steady = if is_moment { is_told } else { !report.is_flow_assumed };
        let (kind, name, score, place, share, sentence) = if is_moment {
            let moment = &entry.moment;
            let words = finding::moment(self.map, report, id);
            ("moment of truth", finding::moment_name(moment), moment.score, moment.rank, moment.p_top_k, words)
        } else {
            let fruit = &entry.fruit;
            let words = finding::fruit(self.map, report, id);
            ("low-hanging fruit", finding::fruit_name(fruit), fruit.score, fruit.rank, fruit.p_top_k, words)
        };
        vec![
            Cell::words(kind),
            self.number(id),
            Cell::words(self.title(id)),
            Cell::words(name),
            Cell::number(score.filter(|_| is_told)),
            rank(place),
            Cell::share(share.filter(|_| is_steady)),
            Cell::words(sentence.unwrap_or_default()),
        ]
    }

    fn said(&self, kind: &str, touchpoint: Option<Id<Touchpoint>>, sentence: &str) -> Vec<Cell> {
        vec![
            Cell::words(kind),
            touchpoint.map_or(Cell::Empty, |id| self.number(id)),
            Cell::words(touchpoint.map_or("", |id| self.title(id))),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::words(sentence),
        ]
    }

    fn opportunities(&self) -> Table {
        let columns = columns(&[
            ("opportunity", 40.0),
            ("touchpoints", 40.0),
            ("purpose", 20.0),
            ("effort", 8.0),
            ("responsible", 20.0),
            ("due", 12.0),
            ("status", 12.0),
            ("customers", 12.0),
            ("metric", 24.0),
            ("expected lift", 12.0),
        ]);
        let row = |opportunity: &crate::model::Opportunity| {
            let mut at: Vec<_> = opportunity.touchpoints.iter().copied().collect();
            at.sort_by_key(|id| self.numbers.get(id).copied());
            vec![
                Cell::words(&opportunity.title),
                Cell::words(joined(at.iter().map(|id| self.title(*id)))),
                Cell::words(choice::purpose(opportunity.kind)),
                Cell::words(opportunity.effort.map_or(String::new(), |effort| format!("{effort:?}"))),
                Cell::words(&opportunity.responsible),
                Cell::words(&opportunity.due),
                Cell::words(choice::status(opportunity.status)),
                Cell::words(opportunity.lifecycle.map_or("", choice::lifecycle)),
                Cell::words(&opportunity.metric),
                Cell::share(opportunity.expected_lift.map(|lift| lift.value())),
            ]
        };
        let rows = self.map.opportunities_in_order().into_iter().map(|(_, opportunity)| row(opportunity)).collect();
        Table { name: "opportunities", columns, rows }
    }
}

fn column(heading: &str, width: f64) -> Column {
    Column { heading: heading.to_owned(), width }
}

fn columns(all: &[(&str, f64)]) -> Vec<Column> {
    all.iter().map(|(heading, width)| column(heading, *width)).collect()
}

/// What hurts, else what is loved.
fn cause(touchpoint: &Touchpoint) -> &'static str {
    let pain = touchpoint.pain_cause.map(choice::pain_cause);
    pain.or_else(|| touchpoint.love_cause.map(choice::love_cause)).unwrap_or_default()
}

fn flow(flow: Option<Flow>) -> Cell {
    match flow {
        None => Cell::Empty,
        Some(Flow::Share(share)) => Cell::Share(share.value()),
        Some(Flow::Count(count)) => Cell::count(Some(count)),
    }
}

/// Several in one cell, semicolons between, as tables are read.
fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
