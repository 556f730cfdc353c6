//! Functions that draw and own nothing: each panel is a function of a view to intents.
//!
//! Knows egui, the scene and the words of the map; changes no map and keeps nothing but what egui
//! keeps (focus, scrolling, a half-typed text). `paint` is the only bridge from a scene to egui.
//!
//! Limitations: one window; one lens; tabs for matrix, mix and plan come with their content.

pub mod ask;
pub mod canvas;
pub mod capture;
pub mod control;
pub mod details;
pub mod direction;
pub mod explained;
pub mod export_dialog;
pub mod export_progress;
pub mod field;
pub mod findings;
pub mod fonts;
mod lens_switch;
pub mod matrix;
pub mod menu;
pub mod mix;
pub mod notice;
pub mod opening;
pub mod paint;
pub mod palette;
pub mod plan;
pub mod portrait;
pub mod preferences;
pub mod reading_order;
pub mod recent;
pub mod recovered;
pub mod rows;
pub mod search;
pub mod status_bar;
pub mod tokens;
pub mod tool_rail;
pub mod top_bar;
pub mod welcome;
pub mod what_if;
