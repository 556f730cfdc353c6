//! The settings of a map: what counts as love and pain, how much a loss weighs, the weights of the score, the rest
//! of the shares, the theme of its pictures.

use egui::Ui;

use super::{
    DetailsView,
    form::{Form, caption, pick},
    read,
    scale::Scale,
    words,
};
use crate::{
    edit::{Command, Label},
    interact::Intent,
    model::{BasisPoints, Emotion, Settings, Weights},
    scene::Theme,
    ui::control::{Button, Look},
    wording::figure,
};

/// The settings with a change.
fn with(settings: &Settings, change: impl FnOnce(&mut Settings)) -> Command {
    let mut next = settings.clone();
    change(&mut next);
    Command::SetSettings(next)
}

/// Shows the settings.
pub(super) fn settings_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let now = &view.map.settings;
    let form = Form { palette: view.palette, key: 1, label: Label::SetSettings };
    thresholds_ui(ui, &form, now, out);
    weights_ui(ui, &form, now, out);
    let set = |leftover| with(now, |next| next.leftover = leftover);
    form.always(ui, "Where shares do not fill 100 %, the rest", words::LEFTOVERS, now.leftover, set, out);
    let customers = now.customers.map(|count| count.to_string()).unwrap_or_default();
    let says = ("Customers who enter in a year", "nobody said", "A whole number.");
    let set = |customers| with(now, |next| next.customers = customers);
    form.read(ui, says, &customers, read::optional(read::whole::<u64>), set, out);
    theme_ui(ui, &form, now, out);
    if *now != Settings::default() {
        ui.add_space(4.0);
        let back = Button::new(Look::Plain, "All settings as at first");
        if back.show(ui, view.palette).clicked() {
            out.push(Intent::edit(Command::SetSettings(Settings::default())));
        }
    }
}

fn thresholds_ui(ui: &mut Ui, form: &Form<'_>, now: &Settings, out: &mut Vec<Intent>) {
    let says = |value: i64| words::feeling(Emotion::clamped(value));
    let scale = |name, value: Emotion, ends| Scale {
        name,
        value: Some(i64::from(value)),
        ends,
        step: 5,
        says: &says,
        unsaid: "",
        can_clear: false,
    };
    let set = |value: Option<i64>| with(now, |next| next.love_above = Emotion::clamped(value.unwrap_or(20)));
    scale("A love point lies above", now.love_above, (0, 95)).show(ui, form, set, out);
    let set = |value: Option<i64>| with(now, |next| next.pain_below = Emotion::clamped(value.unwrap_or(-20)));
    scale("A pain point lies below", now.pain_below, (-95, 0)).show(ui, form, set, out);
    let times = |value: i64| format!("{} times", read::of_money(value));
    let scale = Scale {
        name: "A loss weighs",
        value: Some(i64::from(now.loss_aversion)),
        ends: (100, 300),
        step: 5,
        says: &times,
        unsaid: "",
        can_clear: false,
    };
    let set = |value: Option<i64>| {
        with(now, |next| next.loss_aversion = value.and_then(|value| u16::try_from(value).ok()).unwrap_or(225))
    };
    scale.show(ui, form, set, out);
    caption(ui, "2.25 times as much as a gain of the same size (Tversky & Kahneman 1992).", form.palette);
}

fn weights_ui(ui: &mut Ui, form: &Form<'_>, now: &Settings, out: &mut Vec<Intent>) {
    type Part = fn(&mut Weights) -> &mut BasisPoints;
    let parts: [(&str, Part); 5] = [
        ("Criticality: success passes here", |weights| &mut weights.criticality),
        ("Intensity: how strongly they feel", |weights| &mut weights.intensity),
        ("Gateway: between two phases", |weights| &mut weights.gateway),
        ("Importance: what customers say matters", |weights| &mut weights.importance),
        ("Memory: what is remembered", |weights| &mut weights.memory),
    ];
    form.caption(ui, "Weights of the moment-of-truth score; only their proportions count");
    for (name, part) in parts {
        let value = *part(&mut now.weights.clone());
        let scale = Scale {
            name,
            value: Some(i64::from(value)),
            ends: (0, 10_000),
            step: 250,
            says: &|value| figure::percent(BasisPoints::clamped(value).value()),
            unsaid: "",
            can_clear: false,
        };
        let set = |value: Option<i64>| {
            with(now, |next| *part(&mut next.weights) = BasisPoints::clamped(value.unwrap_or_default()))
        };
        scale.show(ui, form, set, out);
    }
    if now.weights != Weights::default() {
        let back = Button::new(Look::Plain, "Weights as at first");
        if back.show(ui, form.palette).clicked() {
            out.push(Intent::edit(with(now, |next| next.weights = Weights::default())));
        }
    }
}

fn theme_ui(ui: &mut Ui, form: &Form<'_>, now: &Settings, out: &mut Vec<Intent>) {
    let mut options = vec![(None, "paper, unless said at the export".to_owned())];
    options.extend(Theme::names().map(|name| (Some(name), name.to_owned())));
    let chosen = Theme::names().into_iter().find(|name| now.theme.as_deref() == Some(name));
    let shown = now.theme.as_deref().unwrap_or("paper, unless said at the export");
    let key = ("Theme of its pictures", form.key);
    if let Some(theme) = pick(ui, key, shown, &options, Some(chosen), form.palette) {
        out.push(Intent::edit(with(now, |next| next.theme = theme.map(str::to_owned))));
    }
}
