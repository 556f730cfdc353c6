//! How many go along a link, as it is written on the link itself: "40 %" or "120".

use crate::{
    model::{Flow, JourneyMap, Link},
    ui::details::{NoNumber, Unit, read_flow},
};

/// The flow that a text written on a link means: "40 %" a share, "120" customers counted; a plain number up to 100 is
/// what the link (or others that leave the same touchpoint) has already.
///
/// # Errors
/// [`NoNumber`] where it is none, or more than 100 %.
pub(super) fn flow_of(map: &JourneyMap, link: &Link, text: &str) -> Result<Option<Flow>, NoNumber> {
    let mut others = map.links.values().filter(|other| other.from == link.from).filter_map(|other| other.flow);
    let unit = match link.flow.or_else(|| others.next()) {
        Some(Flow::Count(_)) => Unit::Count,
        _ => Unit::Percent,
    };
    let counted = || if text.contains('%') { Err(NoNumber) } else { read_flow(text, Unit::Count) };
    read_flow(text, unit).or_else(|_| counted())
}

/// The flow of a link as it is typed; nothing where nobody has said.
pub(super) fn written(link: &Link) -> String {
    match link.flow {
        None => String::new(),
        Some(Flow::Count(count)) => count.to_string(),
        Some(Flow::Share(share)) => {
            let (whole, rest) = (share.points() / 100, share.points() % 100);
            let number = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") };
            format!("{} %", if rest == 0 { number.as_str() } else { number.trim_end_matches('0') })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BasisPoints, Id};

    #[test]
    fn a_flow_written_on_a_link_is_a_share_or_a_count() {
        let map = JourneyMap::empty();
        let link = |flow| Link { flow, ..Link::between(Id::from_words("a", 0), Id::from_words("b", 0)) };
        let share = |points| Some(Flow::Share(BasisPoints::clamped(points)));
        for (was, text, is) in [
            (None, "40 %", Ok(share(4_000))),
            (None, "40", Ok(share(4_000))),
            (None, "120", Ok(Some(Flow::Count(120)))),
            (Some(Flow::Count(9)), "40", Ok(Some(Flow::Count(40)))),
            (share(4_000), "", Ok(None)),
            (share(4_000), "many", Err(NoNumber)),
            (share(4_000), "120 %", Err(NoNumber)),
        ] {
            assert_eq!(flow_of(&map, &link(was), text), is, "{text}");
        }
        assert_eq!(written(&link(share(4_050))), "40.5 %");
        assert_eq!(written(&link(Some(Flow::Count(120)))), "120");
    }
}
