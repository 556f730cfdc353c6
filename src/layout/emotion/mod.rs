//! The emotion band: a curve for each persona, exactly above the columns of its touchpoints; and where the active
//! persona has not rated what others did, the mean of all in front of them, so that the journey is one line.

pub(super) mod line;
mod names;
mod seat;
mod words;

use super::{
    geometry::{Point, Rect},
    link::{Taken, Weight},
    measure::Measure,
    plan::{CurveLine, EmotionBand, Placed},
    real,
    request::{Density, Request},
    text::Typesetter,
};
use crate::{
    model::{Id, Persona, Touchpoint},
    wording::canvas,
};

/// With more personas than this beside the active one, faces would hide each other.
const MOST_WITH_FACES: usize = 3;

/// A touchpoint of the band: which, its number, and how far to the right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Station {
    pub id: Id<Touchpoint>,
    pub number: usize,
    pub x: f32,
}

/// Everything that the band needs.
pub(super) struct Band<'a> {
    pub request: &'a Request,
    pub measure: Measure,
    pub set: &'a dyn Typesetter,
    pub rect: Rect,
}

/// How feelings become heights, and how large faces are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    pub zero: f32,
    pub reach: f32,
    pub radius: f32,
}

impl Band<'_> {
    /// The band over columns (left, right edge), each with its touchpoints (number, id) in order.
    pub fn place(&self, columns: &[(f32, f32)], touchpoints: &[Vec<(usize, Id<Touchpoint>)>]) -> EmotionBand {
        let measure = &self.measure;
        let text = |words, style| self.set.set(words, style, None);
        let left = self.rect.x + 10.0;
        let title = Placed::new(text(canvas::HOW_IT_FEELS, measure.label_text), Point::new(left, self.rect.y + 7.0));
        let love_top = title.at.y + title.runs.height + 2.0;
        let love = Placed::new(text(canvas::LOVE, measure.name_text), Point::new(left, love_top));
        let pain = text(canvas::PAIN, measure.name_text);
        let pain_top = self.rect.bottom() - 7.0 - pain.height;
        let pain = Placed::new(pain, Point::new(left, pain_top));
        let edge = [&title, &love, &pain].map(|placed| placed.rect().right()).into_iter().fold(left, f32::max);
        let stations = self.stations(columns, touchpoints, edge + 10.0);
        let mut taken = Taken::default();
        for placed in [&title, &love, &pain] {
            taken.add(placed.rect(), Weight::Solid);
        }
        let drawn = |margin: f32| {
            let axis = self.axis(&stations, margin);
            let mut taken = taken.clone();
            let mut curves = self.curves(&stations, axis);
            Self::occupy(&curves, &mut taken);
            let covered = self.place_numbers(&mut curves, &stations, &mut taken);
            (axis, curves, taken, covered)
        };
        // Beyond +1 and -1 there is room for a face, and on the canvas for its number too; where room is scarce,
        // only if a number would cover something else.
        let (least, roomy) = self.margins();
        let (mut axis, mut curves, mut taken, covered) = drawn(least);
        if covered > 0 && roomy > least {
            let flatter = drawn(roomy);
            if flatter.3 < covered {
                (axis, curves, taken, _) = flatter;
            }
        }
        self.place_names(&mut curves, &mut taken, axis);
        EmotionBand { rect: self.rect, zero: axis.zero, reach: axis.reach, title, love, pain, curves }
    }

    /// The band of a sheet: its points stand exactly over the columns, the words of its axis at `left` beside it, and
    /// whoever is shown has faces.
    pub fn place_on_sheet(&self, stations: &[Station], left: f32) -> EmotionBand {
        let measure = &self.measure;
        let axis = self.axis(stations, 7.0);
        let mut curves = self.curves(stations, axis);
        let others = curves.iter().filter(|curve| !curve.is_main).count();
        for curve in curves.iter_mut().filter(|curve| !curve.is_main) {
            curve.has_faces = others <= MOST_WITH_FACES;
            curve.radius = (axis.radius * 0.78).round();
        }
        seat::seat(&mut curves);
        let mut taken = Taken::default();
        Self::occupy(&curves, &mut taken);
        self.place_names(&mut curves, &mut taken, axis);
        let word = |words, emotion: f32| {
            let runs = self.set.set(words, measure.name_text, None);
            let top = axis.zero - emotion * axis.reach - runs.height / 2.0;
            Placed::new(runs, Point::new(left, top))
        };
        let (love, pain) = (word(canvas::LOVE, 1.0), word(canvas::PAIN, -1.0));
        EmotionBand {
            rect: self.rect,
            zero: axis.zero,
            reach: axis.reach,
            title: Placed::default(),
            love,
            pain,
            curves,
        }
    }

    /// What is kept free beyond the faces of +1 and -1: the least, and so much that numbers have room there.
    fn margins(&self) -> (f32, f32) {
        if self.request.density == Density::Compact { (4.0, 13.0) } else { (16.0, 16.0) }
    }

    fn axis(&self, stations: &[Station], margin: f32) -> Axis {
        let radius = line::point_radius(stations, &self.measure);
        let reach = (self.rect.h / 2.0 - radius - margin).max(10.0);
        Axis { zero: self.rect.centre().y, reach, radius }
    }

    /// The curves that have points, the main one last.
    fn curves(&self, stations: &[Station], axis: Axis) -> Vec<CurveLine> {
        let map = &self.request.map;
        let personas = self.personas();
        let active = self.request.active_persona();
        let mean = self.has_mean().then(|| line::mean(map, &personas, stations, axis));
        let own = |id: &Id<Persona>| {
            let is_main = mean.is_none() && Some(*id) == active;
            line::own(map, *id, is_main, stations, axis)
        };
        let mut curves: Vec<CurveLine> = personas.iter().map(own).collect();
        curves.extend(mean);
        curves.retain(|curve| !curve.points.is_empty());
        curves
    }

    /// Shown personas, the active one last.
    fn personas(&self) -> Vec<Id<Persona>> {
        let active = self.request.active_persona();
        let mut personas = self.request.shown_personas();
        personas.sort_by_key(|persona| Some(*persona) == active);
        personas
    }

    /// Has the active persona left out what others rated, so that only the mean goes on through all of it?
    fn has_mean(&self) -> bool {
        let map = &self.request.map;
        let personas = self.personas();
        let Some(active) = self.request.active_persona() else { return false };
        let drawn = map.touchpoints.iter().filter(|(_, touchpoint)| map.stages.contains(touchpoint.stage));
        drawn.map(|(id, _)| id).any(|id| line::is_gap(map, active, &personas, id))
    }

    /// Touchpoints of a column stand evenly over it; the first column begins beside the words of the axis,
    /// the last one ends where the longest name still fits.
    fn stations(
        &self,
        columns: &[(f32, f32)],
        touchpoints: &[Vec<(usize, Id<Touchpoint>)>],
        begin: f32,
    ) -> Vec<Station> {
        let last = touchpoints.iter().rposition(|column| !column.is_empty());
        let mut stations = Vec::new();
        for (place, ((left, right), column)) in columns.iter().zip(touchpoints).enumerate() {
            let count = real(column.len());
            let left = left.max(begin).min(right - 20.0);
            let mut right = right.min(self.rect.right());
            if Some(place) == last && count > 0.0 {
                let room = self.name_room();
                let end = self.rect.right() - room;
                let at = left + (right - left) * (count - 0.5) / count;
                if at > end {
                    right = (left + (end - left) * count / (count - 0.5)).max(left + (right - left) * 0.5);
                }
            }
            let step = (right - left) / count.max(1.0);
            stations.extend(column.iter().enumerate().map(|(nth, (number, id))| Station {
                id: *id,
                number: *number,
                x: left + step * (real(nth) + 0.5),
            }));
        }
        stations
    }
}
