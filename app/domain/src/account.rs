//! stub
/// Role
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role { /// a
 Applicant, /// c
 Clerk, /// l
 Lead, /// a
 Admin }
impl Role { /// p
 pub fn parse(s: &str) -> Option<Self> { match s { "applicant" => Some(Self::Applicant), "clerk" => Some(Self::Clerk), _ => None } }
 /// s
 pub fn is_staff(self) -> bool { self != Self::Applicant } }
