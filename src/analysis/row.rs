//! Rule 5 of the chain: how the ways out of a touchpoint share those who are there.

use crate::model::{Flow, Leftover};

use super::chain::{Basis, Row, To, Way};

/// A way as the map has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Drawn {
    /// Where it leads.
    pub to: To,
    /// What the map says of it.
    pub flow: Option<Flow>,
}

/// What is said of a way once parallel links are one: their shares may sum to more than the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// In 1/10,000.
    Points(u64),
    /// Customers counted.
    Count(u64),
}

/// All that leads to one place.
#[derive(Debug, Clone, Copy)]
struct Merged {
    to: To,
    said: Option<Said>,
}

/// What had to be done about the shares of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    /// Nothing was given, and there are several ways: equal parts.
    EqualParts,
    /// Some are missing: they split the rest.
    SplitRest,
    /// The given ones fill 1 already: 0.01 for each that is missing, and all scaled to fill 1.
    Overfull,
    /// Shares beside counts.
    SharesIgnored,
}

const WHOLE: u64 = 10_000;
/// What a missing share gets where the given ones fill 1 already.
const CRUMB: u64 = 100;

/// The row of these ways.
pub(super) fn row(drawn: &[Drawn], leftover: Leftover) -> (Row, Vec<Remark>) {
    let drawn = merged(drawn);
    let has_counts = drawn.iter().any(|way| matches!(way.said, Some(Said::Count(_))));
    let has_shares = drawn.iter().any(|way| matches!(way.said, Some(Said::Points(_))));
    let mut remarks = Vec::new();
    if has_counts {
        if has_shares {
            remarks.push(Remark::SharesIgnored);
        }
        if let Some(row) = counted(&drawn) {
            return (row, remarks);
        }
        // Nobody was ever seen here: as if nothing were given.
        let unknown: Vec<Merged> = drawn.iter().map(|way| Merged { said: None, ..*way }).collect();
        let (row, more) = shared(&unknown, leftover);
        remarks.extend(more);
        return (row, remarks);
    }
    let (row, more) = shared(&drawn, leftover);
    remarks.extend(more);
    (row, remarks)
}

/// Parallel ways are one way; one of them without a flow adds nothing to those that have one.
fn merged(drawn: &[Drawn]) -> Vec<Merged> {
    let mut ways: Vec<Merged> = Vec::new();
    for way in drawn {
        let said = way.flow.map(|flow| match flow {
            Flow::Share(share) => Said::Points(u64::from(share.points())),
            Flow::Count(count) => Said::Count(count),
        });
        add(&mut ways, Merged { to: way.to, said });
    }
    ways
}

fn add(ways: &mut Vec<Merged>, way: Merged) {
    match ways.iter_mut().find(|other| other.to == way.to) {
        Some(other) => other.said = sum(other.said, way.said),
        None => ways.push(way),
    }
}

fn sum(one: Option<Said>, other: Option<Said>) -> Option<Said> {
    match (one, other) {
        (Some(Said::Count(a)), Some(Said::Count(b))) => Some(Said::Count(a.saturating_add(b))),
        (Some(Said::Points(a)), Some(Said::Points(b))) => Some(Said::Points(a.saturating_add(b))),
        (Some(Said::Count(count)), _) | (_, Some(Said::Count(count))) => Some(Said::Count(count)),
        (given, None) | (None, given) => given,
    }
}

fn counted(drawn: &[Merged]) -> Option<Row> {
    let count = |way: &Merged| if let Some(Said::Count(count)) = way.said { count } else { 0 };
    let total: f64 = drawn.iter().map(|way| number(count(way))).sum();
    (total > 0.0).then(|| Row {
        ways: drawn
            .iter()
            .map(|way| Way { to: way.to, share: number(count(way)) / total, count: count(way), is_tried: false })
            .collect(),
        basis: Basis::Counted,
    })
}

fn shared(drawn: &[Merged], leftover: Leftover) -> (Row, Option<Remark>) {
    let points = |way: &Merged| if let Some(Said::Points(points)) = way.said { Some(points) } else { None };
    let given: u64 = drawn.iter().filter_map(points).sum();
    let missing = drawn.iter().filter(|way| points(way).is_none()).count() as u64;
    let is_nothing_given = usize::try_from(missing) == Ok(drawn.len());
    if is_nothing_given {
        let remark = (missing > 1).then_some(Remark::EqualParts);
        return (scaled(drawn, |_| 1.0, Basis::Assumed), remark);
    }
    if missing > 0 && given < WHOLE {
        let part = number(WHOLE - given) / number(missing);
        let row = scaled(drawn, |way| points(way).map_or(part, number), Basis::Given);
        // A goal's rest is not an assumption: it is the one way that is left.
        let is_rest_of_goal = missing == 1 && drawn.iter().any(|way| way.to == To::Success && way.said.is_none());
        return (row, (!is_rest_of_goal).then_some(Remark::SplitRest));
    }
    if missing > 0 {
        return (scaled(drawn, |way| number(points(way).unwrap_or(CRUMB)), Basis::Given), Some(Remark::Overfull));
    }
    if given < WHOLE && leftover == Leftover::Leaves {
        let mut whole = drawn.to_vec();
        add(&mut whole, Merged { to: To::Leave, said: Some(Said::Points(WHOLE - given)) });
        return (scaled(&whole, |way| points(way).map_or(0.0, number), Basis::Given), None);
    }
    let remark = (given > WHOLE).then_some(Remark::Overfull);
    (scaled(drawn, |way| points(way).map_or(0.0, number), Basis::Given), remark)
}

fn scaled(drawn: &[Merged], part: impl Fn(&Merged) -> f64, basis: Basis) -> Row {
    let total: f64 = drawn.iter().map(&part).sum();
    if total <= 0.0 {
        return Row::empty();
    }
    let way = |way: &Merged| Way { to: way.to, share: part(way) / total, count: 0, is_tried: false };
    Row { ways: drawn.iter().map(way).collect(), basis }
}

/// A count as a number (exact below 2^53).
#[expect(clippy::cast_precision_loss, reason = "a count beyond 2^53 may lose its last digits")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BasisPoints;

    /// `"a=.3 b OK=#12"`: a way for each word; `=` gives a share, `=#` a count.
    fn ways(text: &str) -> Vec<Drawn> {
        let way = |word: &str| {
            let (name, flow) = word.split_once('=').map_or((word, None), |(name, flow)| (name, Some(flow)));
            let points = |flow: &str| match flow.strip_prefix('.') {
                Some(part) => format!("{part:0<4}").parse().expect("a share"),
                None => format!("{flow}0000").parse().expect("a share"),
            };
            let flow = flow.map(|flow| match flow.strip_prefix('#') {
                Some(count) => Flow::Count(count.parse().expect("a count")),
                None => Flow::Share(BasisPoints::clamped(points(flow))),
            });
            let to = match name {
                "OK" => To::Success,
                "X" => To::Leave,
                _ => To::Place(usize::from(name.as_bytes()[0] - b'a')),
            };
            Drawn { to, flow }
        };
        text.split_whitespace().map(way).collect()
    }

    #[track_caller]
    fn assert_row(drawn: &str, expected: &str, remarks: &[Remark]) {
        let (row, found) = row(&ways(drawn), Leftover::Leaves);
        for way in ways(expected) {
            let Some(Flow::Share(share)) = way.flow else { panic!("a share in {expected}") };
            let found = row.share_to(way.to);
            assert!((found - share.value()).abs() < 5e-5, "{drawn}: {:?} gets {found}", way.to);
        }
        assert!((row.ways.iter().map(|way| way.share).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(found, remarks, "{drawn}");
    }

    #[test]
    fn shares_are_read_as_rule_5_says() {
        assert_row("a=.7 b=.2", "a=.7 b=.2 X=.1", &[]);
        assert_row("a=.7 X=.1", "a=.7 X=.3", &[]);
        assert_row("a b", "a=.5 b=.5", &[Remark::EqualParts]);
        assert_row("a", "a=1", &[]);
        assert_row("a=.4 b c", "a=.4 b=.3 c=.3", &[Remark::SplitRest]);
        assert_row("a=.6 b=.6 c", "a=.4959 b=.4959 c=.0083", &[Remark::Overfull]);
        assert_row("a=.8 b=.8", "a=.5 b=.5", &[Remark::Overfull]);
        assert_row("a=.3 OK", "a=.3 OK=.7", &[]);
        assert_row("a OK", "a=.5 OK=.5", &[Remark::EqualParts]);
        assert_row("a=.3 a=.2 b", "a=.5 b=.5", &[Remark::SplitRest]);
        assert_row("a=.7 a=.7 b=.6", "a=.7 b=.3", &[Remark::Overfull]);
    }

    #[test]
    fn counts_drive_out_shares() {
        assert_row("a=#30 b=.2 X=#10", "a=.75 b=0 X=.25", &[Remark::SharesIgnored]);
        assert_row("a=#0 b=#0", "a=.5 b=.5", &[Remark::EqualParts]);
    }

    #[test]
    fn the_rest_may_be_shared_out() {
        let (row, _) = row(&ways("a=.6 b=.2"), Leftover::Normalise);
        assert!((row.share_to(To::Place(0)) - 0.75).abs() < 1e-12);
    }
}
