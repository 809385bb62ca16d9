//! Reads the project's own data files: comma-separated rows under a header,
//! `#` lines as remarks, fields in quotes where they hold commas. Knows nothing
//! of what the rows mean and imports nothing of the crate.

/// A row with the names of its columns and where it stands in the file.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// Line in the file, counted from 1.
    pub(crate) line: usize,
    header: &'a [String],
    fields: Vec<String>,
}

impl Row<'_> {
    /// The trimmed text of the column; empty where the row has none.
    pub(crate) fn get(&self, column: &str) -> &str {
        self.header
            .iter()
            .position(|h| h == column)
            .and_then(|i| self.fields.get(i))
            .map_or("", |f| f.trim())
    }
}

/// A parsed file.
#[derive(Debug)]
pub(crate) struct Table {
    header: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Splits the text. The first line that is no remark is the header.
    pub(crate) fn parse(text: &str) -> Self {
        let mut lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
            .map(|(i, line)| (i + 1, fields(line)));
        let header = lines.next().map(|(_, f)| f).unwrap_or_default();
        Self {
            header: header.into_iter().map(|h| h.trim().to_owned()).collect(),
            rows: lines.collect(),
        }
    }

    /// The first of these columns that the header lacks.
    pub(crate) fn missing<'c>(&self, columns: &[&'c str]) -> Option<&'c str> {
        columns
            .iter()
            .find(|c| !self.header.iter().any(|h| h == *c))
            .copied()
    }

    /// The rows below the header, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, fields)| Row {
            line: *line,
            header: &self.header,
            fields: fields.clone(),
        })
    }
}

/// Fields of one line; `"a, ""b"""` is one field.
fn fields(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(std::mem::take(&mut field)),
            _ => field.push(c),
        }
    }
    out.push(field);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_empty_lines_are_skipped_and_lines_keep_their_number() {
        let table = Table::parse("# remark\na,b\n\n1,\"x, \"\"y\"\"\"\n");
        let rows: Vec<_> = table.rows().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].line, 4);
        assert_eq!(rows[0].get("b"), "x, \"y\"");
        assert_eq!(rows[0].get("c"), "");
        assert_eq!(table.missing(&["a", "c"]), Some("c"));
    }
}
