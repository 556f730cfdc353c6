//! Where personas differ, their journeys side by side, and the success of the journey, made ready to be shown.

use std::collections::BTreeSet;

use egui::Color32;

use crate::{
    analysis::{CurveFigures, Divergence, Report},
    model::{Id, JourneyMap, Persona, Touchpoint},
    scene::Theme,
    ui::{
        findings::{Badge, DivergenceCard, Figure, Journeys, Success},
        paint::colour,
    },
    wording::{
        figure::{fine_percent, score, signed},
        finding,
    },
};

/// Personas as they are shown: letter, name, colour.
pub(super) struct People<'a> {
    pub map: &'a JourneyMap,
    pub theme: &'a Theme,
    pub numbered: &'a dyn Fn(Id<Touchpoint>) -> String,
}

impl People<'_> {
    fn badge(&self, id: Id<Persona>) -> Badge {
        let personas = self.map.personas_in_order();
        let place = personas.iter().position(|(other, _)| *other == id).unwrap_or_default();
        let (name, tint) = personas.get(place).map_or((String::new(), Color32::GRAY), |(_, persona)| {
            let place = persona.portrait.colour.map_or(place, usize::from);
            (persona.name.trim().to_owned(), colour(self.theme.persona(place)))
        });
        Badge {
            letter: name.chars().next().map(|first| first.to_uppercase().collect()).unwrap_or_default(),
            name,
            colour: tint,
        }
    }

    /// Where two of them differ by a full point or more, the farthest apart first.
    pub(super) fn divergences(&self, report: &Report) -> Vec<DivergenceCard> {
        let mut found = report.divergences.clone();
        found.sort_by(|a, b| (b.high.1 - b.low.1).total_cmp(&(a.high.1 - a.low.1)));
        found.iter().map(|one| self.divergence(one)).collect()
    }

    fn divergence(&self, of: &Divergence) -> DivergenceCard {
        let thought = |(id, _): (Id<Persona>, f64)| {
            let said = self.map.experiences.get(of.touchpoint, id)?.thought.trim();
            (!said.is_empty()).then(|| (self.badge(id).name, said.trim_end_matches('.').to_owned()))
        };
        DivergenceCard {
            touchpoint: of.touchpoint,
            title: (self.numbered)(of.touchpoint),
            apart: format!("{} apart", score(of.high.1 - of.low.1)),
            low: (self.badge(of.low.0), of.low.1),
            high: (self.badge(of.high.0), of.high.1),
            quote: thought(of.low).or_else(|| thought(of.high)),
            says: finding::divergence(self.map, of),
        }
    }

    /// The journeys of those who are shown; none where it is fewer than two.
    pub(super) fn journeys(&self, report: &Report, shown: Option<&BTreeSet<Id<Persona>>>) -> Option<Journeys> {
        let is_shown = |id: &Id<Persona>| shown.is_none_or(|shown| shown.contains(id));
        let curves: Vec<_> = report
            .curves
            .iter()
            .filter_map(|curve| Some((curve.persona.filter(is_shown)?, curve.figures)))
            .take(4)
            .collect();
        if curves.len() < 2 || curves.iter().all(|(_, figures)| figures.is_none()) {
            return None;
        }
        let row = |name: &str, is_feeling: bool, of: &dyn Fn(&CurveFigures) -> f64| {
            let figure = |value: f64| Figure {
                printed: if is_feeling { signed(value) } else { score(value) },
                feeling: is_feeling.then_some(value),
            };
            (
                name.to_owned(),
                curves.iter().map(|(_, figures)| figures.as_ref().map(|found| figure(of(found)))).collect(),
            )
        };
        Some(Journeys {
            heads: curves.iter().map(|(id, _)| self.badge(*id)).collect(),
            rows: vec![
                row("On average", true, &|of| of.mean),
                row("Remembered (peak-end)", true, &|of| of.peak_end),
                row("Highest point", true, &|of| of.highest),
                row("Lowest point", true, &|of| of.lowest),
                row("Ends at", true, &|of| of.end),
                row("Mean step", false, &|of| of.mean_step),
            ],
        })
    }

    /// The success of the journey, and the two exits that cost most of it; none where flow is not given.
    pub(super) fn success(&self, report: &Report) -> Option<Success> {
        let share = report.success.filter(|_| !report.is_flow_assumed)?;
        let mut lifts: Vec<_> = report
            .touchpoints
            .iter()
            .filter(|entry| entry.moment.is_marked() || entry.fruit.is_marked())
            .filter_map(|entry| Some((entry.id, entry.success_lift_if_exit_halved.filter(|lift| *lift >= 0.0005)?)))
            .collect();
        lifts.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let title = |id| self.map.touchpoints.get(id).map_or("", |record| record.title.trim());
        Some(Success {
            share,
            printed: fine_percent(share),
            best: lifts.first().map(|(_, lift)| share + lift),
            lifts: lifts
                .iter()
                .take(2)
                .map(|(id, lift)| (format!("{}, drop-off halved:", title(*id)), fine_percent(share + lift)))
                .collect(),
        })
    }
}
