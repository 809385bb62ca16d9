//! Sketch until domain::form1 lands.
#![allow(missing_docs)]
use domain::bureau::BureauId;
use jiff::civil::Date;
#[derive(Clone, Debug)]
pub struct Form1 {
    pub reply_to: ReplyTo,
    pub kind: Kind,
    pub institution: Place,
    pub date: Option<Date>,
    pub founder: Founder,
    pub bureau: BureauId,
    pub code: Option<String>,
    pub at_code_request: Place,
}
#[derive(Clone, Debug)]
pub struct ReplyTo { pub postcode: String, pub address: String, pub name: String }
#[derive(Clone, Debug)]
pub struct Place { pub name: String, pub postcode: String, pub address: String }
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind { Medical, Dental, Pharmacy }
#[derive(Clone, Debug)]
pub enum Founder {
    Person { name: String },
    Corporation { name: String, title: String, representative: String },
}
