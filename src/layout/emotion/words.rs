//! Numbers beside the curves, where they cover nothing that must be seen.

use std::{collections::BTreeMap, sync::Arc};

use super::{Band, Station, line::samples, seat};
use crate::{
    layout::{
        geometry::{Point, Rect},
        link::{Taken, Weight},
        plan::{CurveLine, Placed},
        real,
    },
    model::{Id, Touchpoint},
};

impl Band<'_> {
    /// Lines, dots and faces: what words must not cover.
    pub(super) fn occupy(curves: &[CurveLine], taken: &mut Taken) {
        for curve in curves.iter().filter(|curve| !curve.is_main) {
            for sample in samples(curve) {
                taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
            }
            for point in &curve.points {
                taken.add(seat::seen(curve, point), Weight::Mark);
            }
        }
        for curve in curves.iter().filter(|curve| curve.is_main) {
            for sample in samples(curve) {
                taken.add(Rect::around(sample, 0.1, 0.1), Weight::Line);
            }
            for point in &curve.points {
                taken.add(Rect::around(point.at, 2.0 * curve.radius, 2.0 * curve.radius), Weight::Solid);
            }
        }
    }

    /// Numbers stand above good points and below bad ones, on the other side where something is in the way.
    /// How many of them cover a dot, letters or the band's edge all the same.
    pub(super) fn place_numbers(&self, curves: &mut [CurveLine], stations: &[Station], taken: &mut Taken) -> u16 {
        let numbers: BTreeMap<Id<Touchpoint>, usize> =
            stations.iter().map(|station| (station.id, station.number)).collect();
        let Some(main) = curves.iter_mut().find(|curve| curve.is_main) else { return 0 };
        let radius = main.radius;
        let Some(last) = main.points.last().map(|point| point.touchpoint) else { return 0 };
        let is_crowded = self.is_crowded(stations);
        let mut covered = 0;
        for point in &mut main.points {
            let Some(number) = numbers.get(&point.touchpoint) else { continue };
            let runs = self.set.set(&number.to_string(), self.measure.label_text, None);
            let away = Point::new(0.0, radius + runs.height / 2.0 + 1.0);
            let aside = Point::new(radius + runs.width / 2.0 + 3.0, 0.0);
            let (first, second) = if point.emotion.hundredths() >= 0 {
                (point.at - away, point.at + away)
            } else {
                (point.at + away, point.at - away)
            };
            // Beside the point only where the line runs steeply through the other two, and not on the line; the
            // name stands to the right of the last point.
            let mut places = vec![(first, 0), (second, 0), (point.at - aside, 3)];
            if point.touchpoint != last {
                places.push((point.at + aside, 3));
            }
            let hits = |placed: &Placed| {
                let rect = placed.rect();
                let [lines, dots, letters] = taken.covered(rect);
                // A row is higher than its figures.
                let figures = Rect::new(rect.x, rect.y + 3.0, rect.w, (rect.h - 6.0).max(1.0));
                10 * (dots + letters + u16::from(!self.rect.holds(figures))) + lines.min(9)
            };
            let costs = places.into_iter().map(|(at, more)| (Placed::centred(Arc::clone(&runs), at), more));
            let costs = costs.filter(|(placed, more)| *more == 0 || taken.covered(placed.rect()) == [0; 3]);
            let Some((chosen, _)) = costs.min_by_key(|(placed, more)| hits(placed) + more) else {
                continue;
            };
            if is_crowded && hits(&chosen) > 0 {
                continue;
            }
            covered += u16::from(hits(&chosen) >= 10);
            taken.add(chosen.rect(), Weight::Solid);
            point.number = Some(chosen);
        }
        covered
    }

    /// Do points stand closer together than their numbers are wide? Then only those are written that cover nothing:
    /// all of them would be a grey veil over the curve, and each card has its own.
    fn is_crowded(&self, stations: &[Station]) -> bool {
        let (Some(first), Some(last)) = (stations.first(), stations.last()) else { return false };
        let widest = self.set.set(&last.number.to_string(), self.measure.label_text, None).width;
        let step = (last.x - first.x) / real(stations.len().saturating_sub(1).max(1));
        step < widest
    }
}
