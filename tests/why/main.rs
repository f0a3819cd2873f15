//! Why a claim has its verdict: explanations that a checker confirms, that are as small as they can be, and that read well.

mod confirmed;
mod deep;
mod drawings;
mod examples;
mod pages;
mod smallest;
mod tampered;

#[allow(dead_code, reason = "other tests need the rest")]
#[path = "../semantics/sketch.rs"]
mod sketch;
