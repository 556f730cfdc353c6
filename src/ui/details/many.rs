//! Several records at once: what they share is shown, what differs says "mixed", and a change is made to all of them
//! as one step.

use egui::Ui;

use super::{
    DetailsView,
    channels::{channel_named, new_channel_ui},
    faces::faces_ui,
    form::{Form, chips, put, section},
    remove_ui,
    touchpoint::{creator_ui, effort_ui, into_stage, stage_pick},
    words,
};
use crate::{
    edit::{Command, Label, Word},
    interact::Intent,
    model::{Channel, Effort, Emotion, Id, Touchpoint},
    ui::{
        control::{self, Spread},
        tokens::{self, size},
    },
    wording,
};

/// What all of these have in common: none where they differ, or where nobody said anything.
pub fn common<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values.all(|value| value.as_ref() == Some(&first)).then_some(first)
}

/// Do these differ?
fn is_mixed<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    let first = values.next();
    !values.all(|value| first.as_ref() == Some(&value))
}

/// Shows the tab of several records.
pub(super) fn many_ui(ui: &mut Ui, view: &DetailsView<'_>, out: &mut Vec<Intent>) {
    let touchpoints: Vec<_> = view.selection.touchpoints().collect();
    ui.add_space(4.0);
    let text = wording::window::selected(view.selection);
    control::paragraph(ui, &text, tokens::semibold(size::LARGE), view.palette.ink);
    if !touchpoints.is_empty() {
        let many = Many { view, touchpoints: &touchpoints };
        many.show(ui, out);
    }
    let text = format!("Remove all {}", view.selection.len());
    remove_ui(ui, &text, view.selection.iter().collect(), view.palette, out);
}

/// The touchpoints that are selected.
struct Many<'a> {
    view: &'a DetailsView<'a>,
    touchpoints: &'a [Id<Touchpoint>],
}

impl Many<'_> {
    fn records(&self) -> impl Iterator<Item = &Touchpoint> + Clone {
        self.touchpoints.iter().filter_map(|id| self.view.map.touchpoints.get(*id))
    }

    /// The same change to each of them.
    fn each(&self, change: impl Fn(&mut Touchpoint)) -> Command {
        let changed = |id: &Id<Touchpoint>| {
            let mut record = self.view.map.touchpoints.get(*id)?.clone();
            change(&mut record);
            Some(Command::set(*id, record))
        };
        Command::All(self.touchpoints.iter().filter_map(changed).collect())
    }

    fn show(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        self.feeling_ui(ui, out);
        self.creator_ui(ui, out);
        self.channels_ui(ui, out);
        self.effort_ui(ui, out);
        self.causes_ui(ui, out);
        let names = self.spread_names(words::ROLES, |record, role| record.roles.contains(role));
        section(ui, self.view, ("Roles", &names), out, |ui, out| self.roles_ui(ui, out));
        self.stage_ui(ui, out);
    }

    fn caption(&self, ui: &mut Ui, name: &str, is_mixed: bool) {
        let text = if is_mixed { format!("{name}: mixed") } else { name.to_owned() };
        super::form::caption(ui, &text, self.view.palette);
    }

    fn feeling_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let view = self.view;
        let Some(persona) = view.map.personas.get(view.persona) else { return };
        let faces = || self.touchpoints.iter().map(|id| view.map.emotion(*id, view.persona).map(Emotion::face));
        self.caption(ui, &format!("How all of them feel for {}", persona.name), is_mixed(faces()));
        faces_ui(ui, common(faces()), view.palette, |face| {
            let emotion = face.map(Emotion::from);
            let rated = |id: &_| Command::SetEmotion { touchpoint: *id, persona: view.persona, emotion };
            out.push(Intent::edit(Command::All(self.touchpoints.iter().map(rated).collect())));
        });
    }

    fn creator_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let creators = || self.records().map(|record| record.creator);
        self.caption(ui, "Creator", is_mixed(creators()));
        let change = |creator| Command::SetCreator { touchpoints: self.touchpoints.to_vec(), creator };
        creator_ui(ui, common(creators()), self.view.palette, change, out);
    }

    fn effort_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let efforts = || self.records().map(|record| record.effort.map(Effort::nearest_size));
        self.caption(ui, "Effort to improve", is_mixed(efforts()));
        let change = |effort| Command::SetEffort { touchpoints: self.touchpoints.to_vec(), effort };
        effort_ui(ui, common(efforts()), self.view.palette, change, out);
    }

    fn causes_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let form = self.form();
        let causes = || self.records().map(|record| record.pain_cause);
        let hurts = |id: &Id<Touchpoint>| {
            let emotions = self.view.map.personas.ids().filter_map(|persona| self.view.map.emotion(*id, persona));
            emotions.min().is_some_and(|emotion| emotion < self.view.map.settings.pain_below)
        };
        if causes().any(|cause| cause.is_some()) || self.touchpoints.iter().any(hurts) {
            self.caption(ui, "Why they hurt", is_mixed(causes()));
            let change = |cause| self.each(|record| record.pain_cause = cause);
            form.choice(ui, "", words::PAIN_CAUSES, common(causes()), change, out);
        }
        let causes = || self.records().map(|record| record.love_cause);
        if causes().any(|cause| cause.is_some()) {
            self.caption(ui, "Why they are loved", is_mixed(causes()));
            let change = |cause| self.each(|record| record.love_cause = cause);
            form.choice(ui, "", words::LOVE_CAUSES, common(causes()), change, out);
        }
    }

    fn form(&self) -> Form<'_> {
        let key = self.touchpoints.iter().fold(0, |key, id| key ^ id.raw());
        Form { palette: self.view.palette, key, label: Label::Change(Word::Touchpoint) }
    }

    /// How many of them have it: all, some, none.
    fn spread(&self, has: impl Fn(&Touchpoint) -> bool) -> Spread {
        match self.records().filter(|record| has(record)).count() {
            0 => Spread::None,
            count if count == self.touchpoints.len() => Spread::All,
            _ => Spread::Some,
        }
    }

    fn spread_names<T: Copy>(&self, choices: &[(T, &str)], has: impl Fn(&Touchpoint, &T) -> bool) -> String {
        let names = choices.iter().filter(|(one, _)| self.spread(|record| has(record, one)) != Spread::None);
        names.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    }

    fn channels_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let map = self.view.map;
        self.caption(ui, "Channels", is_mixed(self.records().map(|record| record.channels.as_slice())));
        chips(ui, |ui| {
            for (channel, record) in map.channels_in_order() {
                let spread = self.spread(|touchpoint| touchpoint.channels.contains(&channel));
                if control::spread_chip(ui, &record.name, spread, self.view.palette).clicked() {
                    let set = self.set_channel(channel, spread != Spread::All);
                    out.push(Intent::Edit(set, Label::SetChannels));
                }
            }
        });
        if let Some((name, place)) = new_channel_ui(ui, self.view, self.form().key) {
            let (channel, new) = channel_named(map, &name, place);
            let set = self.set_channel(channel, true);
            out.push(Intent::Edit(Command::All(new.into_iter().chain([set]).collect()), Label::SetChannels));
        }
    }

    /// All of them in this channel too, or none of them any more.
    fn set_channel(&self, channel: Id<Channel>, is_in: bool) -> Command {
        self.each(|record| {
            if !is_in {
                record.channels.retain(|other| *other != channel);
                record.crosses_online_offline &= record.is_omni_channel();
            } else if !record.channels.contains(&channel) {
                record.channels.push(channel);
            }
        })
    }

    fn roles_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        chips(ui, |ui| {
            for (role, name) in words::ROLES {
                let spread = self.spread(|record| record.roles.contains(role));
                if control::spread_chip(ui, name, spread, self.view.palette).clicked() {
                    let set = self.each(|record| put(&mut record.roles, *role, spread != Spread::All));
                    out.push(Intent::Edit(set, Label::Change(Word::Touchpoint)));
                }
            }
        });
    }

    fn stage_ui(&self, ui: &mut Ui, out: &mut Vec<Intent>) {
        let map = self.view.map;
        let now = common(self.records().map(|record| Some(record.stage)));
        let shown = now.and_then(|id| map.stages.get(id)).map_or("mixed", |stage| stage.name.as_str());
        let key = ("Stage", self.form().key);
        if let Some(stage) = stage_pick(ui, map, key, now, shown, self.view.palette) {
            out.push(Intent::edit(into_stage(map, self.touchpoints, stage)));
        }
    }
}
