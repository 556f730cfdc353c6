//! A whole text: its lines one after another, then what one line says of another.

use std::{cell::OnceCell, ops::Range};

use super::{
    name::{Found, capital, find, folded, made},
    reading::{ChannelName, Context, Draft, Line, Meaning, NewChannel, NewStage, Next, Reading, Says, StageName, Why},
    word::unquoted,
};
use crate::{
    edit::phase_word,
    model::{Id, Persona, Phase, Place, Stage, Touchpoint},
};

/// What is known while a text is read.
pub(super) struct Reader<'a> {
    pub(super) context: &'a Context<'a>,
    /// Does the text have several lines?
    pub(super) is_list: bool,
    pub(super) personas: Vec<(Id<Persona>, String)>,
    pub(super) channels: Vec<(ChannelName, String)>,
    pub(super) new_channels: Vec<NewChannel>,
    stages: Vec<(StageName, String)>,
    new_stages: Vec<NewStage>,
    pub(super) focus: Option<StageName>,
    titles: OnceCell<Vec<(Next, String)>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(context: &'a Context<'a>, text: &str) -> Self {
        let map = context.map;
        let stages = map.stages_in_order();
        let focus = context.stage.filter(|stage| map.stages.contains(*stage)).or(stages.first().map(|(id, _)| *id));
        Self {
            context,
            is_list: text.trim().contains(['\n', '\r']),
            personas: map.personas_in_order().iter().map(|(id, persona)| (*id, folded(&persona.name))).collect(),
            channels: map
                .channels_in_order()
                .iter()
                .map(|(id, channel)| (ChannelName::Known(*id), folded(&channel.name)))
                .collect(),
            new_channels: Vec::new(),
            stages: stages.iter().map(|(id, stage)| (StageName::Known(*id), folded(&stage.name))).collect(),
            new_stages: Vec::new(),
            focus: focus.map(StageName::Known),
            titles: OnceCell::new(),
        }
    }

    pub(super) fn read(mut self, text: &str) -> Reading {
        let is_table = text.trim_matches(['\n', '\r', ' ']).contains('\t');
        let mut lines = if is_table {
            super::table::read(&mut self, text)
        } else {
            line_ranges(text).map(|range| super::line::read(&mut self, text, range)).collect()
        };
        self.link(&mut lines);
        Reading { lines, channels: self.new_channels, stages: self.new_stages, is_table, focus: self.focus }
    }

    /// Whose feelings those without a name are.
    pub(super) fn persona(&self) -> Option<Id<Persona>> {
        let active = self.context.persona.filter(|id| self.context.map.personas.contains(*id));
        active.or(self.personas.first().map(|(id, _)| *id))
    }

    /// The channel of this name, as it was typed after the sign. `is_exact`: the whole name and no beginning.
    pub(super) fn channel(&mut self, typed: &str, may_make: bool) -> Result<ChannelName, Option<Why>> {
        let (name, is_exact) = unquoted(typed).map_or((typed, false), |name| (name, true));
        let asked = folded(name);
        if asked.is_empty() {
            return Err(None);
        }
        let exact = self.channels.iter().find(|(_, name)| *name == asked).map(|(channel, _)| *channel);
        let found = match exact {
            Some(one) => Found::One(one),
            None if is_exact => Found::Nothing,
            None => find(&asked, &self.channels),
        };
        match found {
            Found::One(channel) => Ok(channel),
            Found::Several(channels) => Err(Some(Why::Channels(channels))),
            Found::Nothing if may_make => {
                let name = if is_exact { name.trim().to_owned() } else { made(name) };
                Ok(self.make_channel(name, asked))
            }
            Found::Nothing => Err(None),
        }
    }

    fn make_channel(&mut self, name: String, asked: String) -> ChannelName {
        let told = self.context.places.iter().find(|(name, _)| *name == asked).map(|(_, place)| *place);
        let place = told.unwrap_or_else(|| guessed_place(&asked));
        self.new_channels.push(NewChannel { name, place, is_guess: told.is_none() });
        let channel = ChannelName::New(self.new_channels.len() - 1);
        self.channels.push((channel, asked));
        channel
    }

    /// The stage of this name is in focus from here on; it is made where there is none. `phase`: as a table says.
    pub(super) fn stage(&mut self, typed: &str, phase: Option<Phase>, may_begin: bool) -> Result<StageName, Why> {
        let (name, is_exact) = unquoted(typed).map_or((typed, !may_begin), |name| (name, true));
        let asked = folded(name);
        let exact = self.stages.iter().find(|(_, name)| *name == asked).map(|(stage, _)| *stage);
        let found = match exact {
            Some(one) => Found::One(one),
            None if is_exact => Found::Nothing,
            None => find(&asked, &self.stages),
        };
        let stage = match found {
            Found::One(stage) => stage,
            Found::Several(stages) => return Err(Why::Stages(stages)),
            Found::Nothing => self.make_stage(name.trim(), asked, phase),
        };
        self.focus = Some(stage);
        Ok(stage)
    }

    fn make_stage(&mut self, name: &str, asked: String, phase: Option<Phase>) -> StageName {
        let reached = self.focus.and_then(|stage| self.phase_of(stage));
        let told = phase_word(name).map(|(_, phase)| phase);
        let guess = told.max(reached).unwrap_or(Phase::PrePurchase);
        let stage = NewStage { name: capital(name), phase: phase.unwrap_or(guess), after: self.focus };
        self.new_stages.push(stage);
        let stage = StageName::New(self.new_stages.len() - 1);
        self.stages.push((stage, asked));
        stage
    }

    fn phase_of(&self, stage: StageName) -> Option<Phase> {
        match stage {
            StageName::Known(id) => self.context.map.stages.get(id).map(|stage| stage.phase),
            StageName::New(place) => self.new_stages.get(place).map(|stage| stage.phase),
        }
    }

    /// The persona of this name, or the reason why none is meant.
    pub(super) fn named_persona(&self, typed: &str) -> Result<Id<Persona>, Why> {
        let name = unquoted(typed).unwrap_or(typed);
        match find(&folded(name), &self.personas) {
            Found::One(persona) => Ok(persona),
            Found::Several(personas) => Err(Why::Personas(personas)),
            Found::Nothing => Err(Why::Persona(name.to_owned())),
        }
    }

    /// What comes next was read as a title: now that all lines are read, it is known which touchpoint that is.
    fn link(&self, lines: &mut [Line]) {
        let is_asked = |line: &Line| line.spans.iter().any(|span| matches!(span.meaning, Meaning::Next(_)));
        if !lines.iter().any(is_asked) {
            return;
        }
        let mut titles = self.titles.get_or_init(|| titles_of(self.context)).clone();
        let made = lines.iter().enumerate().filter_map(|(place, line)| match &line.says {
            Says::Touchpoint(draft) => Some((Next::Line(place), folded(&draft.title))),
            _ => None,
        });
        titles.extend(made);
        for (place, line) in lines.iter_mut().enumerate() {
            let Line { spans, says: Says::Touchpoint(draft), .. } = line else { continue };
            let mut unclear = Vec::new();
            for span in spans.iter_mut() {
                let Meaning::Next(Next::ToCome(title)) = &span.meaning else { continue };
                let meaning = resolve(title, place, &titles);
                match &meaning {
                    Ok(next) => draft.next.push(next.clone()),
                    Err(_) => unclear.push(title.clone()),
                }
                span.meaning = meaning.map_or_else(Meaning::NotUnderstood, Meaning::Next);
            }
            draft.next.dedup();
            for title in unclear {
                draft.keep(&format!(">{title}"));
            }
        }
    }
}

impl Draft {
    /// Keeps what was not understood at the end of the title.
    pub(super) fn keep(&mut self, words: &str) {
        self.title.push(' ');
        self.title.push_str(words);
    }
}

/// Which touchpoint is meant by a title: not the one of the same line.
fn resolve(title: &str, place: usize, titles: &[(Next, String)]) -> Result<Next, Why> {
    let asked = folded(unquoted(title).unwrap_or(title));
    let others: Vec<(&Next, String)> =
        titles.iter().filter(|(next, _)| *next != Next::Line(place)).map(|(next, name)| (next, name.clone())).collect();
    match find(&asked, &others) {
        Found::One(next) => Ok(next.clone()),
        Found::Several(several) => Err(Why::Titles(several.into_iter().cloned().collect())),
        Found::Nothing => Ok(Next::ToCome(unquoted(title).unwrap_or(title).to_owned())),
    }
}

fn titles_of(context: &Context<'_>) -> Vec<(Next, String)> {
    let order: Vec<(Id<Touchpoint>, &Touchpoint)> = context.map.touchpoints_in_order();
    order.into_iter().map(|(id, touchpoint)| (Next::Known(id), folded(&touchpoint.title))).collect()
}

/// The bytes of each line, without its end. A text without a line end at its end has a last line all the same.
pub(super) fn line_ranges(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let from = at;
        at += line.len() + 1;
        from..from + line.strip_suffix('\r').unwrap_or(line).len()
    })
}

/// Words in the names of channels that are on a screen.
const ONLINE: [&str; 30] = [
    "web",
    "site",
    "website",
    "webshop",
    "online",
    "app",
    "email",
    "e mail",
    "newsletter",
    "chat",
    "chatbot",
    "bot",
    "social",
    "instagram",
    "facebook",
    "tiktok",
    "youtube",
    "linkedin",
    "whatsapp",
    "search",
    "google",
    "portal",
    "sms",
    "messenger",
    "blog",
    "marketplace",
    "internet",
    "webinar",
    "digital",
    "video",
];

/// Online or offline, from a folded name; asked afterwards.
fn guessed_place(name: &str) -> Place {
    let spaced = format!(" {name} ");
    let is_online = ONLINE.iter().any(|word| spaced.contains(&format!(" {word} ")));
    if is_online { Place::Online } else { Place::Offline }
}

/// The stage that a map without one gets.
pub(super) fn first_stage() -> Stage {
    Stage::named("Journey", Phase::PrePurchase, crate::model::Order::after(None))
}
