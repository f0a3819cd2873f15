#!/usr/bin/env python3
"""Reads graphs with networkx and says what it found, a line of JSON for each file.

Usage: networkx-check.py FILE…

A file that ends in .graphml is GraphML; any other is node-link data.
"""

import json
import sys

import networkx


def read(path):
    if path.endswith(".graphml"):
        return networkx.read_graphml(path)
    with open(path, encoding="utf-8") as file:
        return networkx.node_link_graph(json.load(file), edges="edges")


for path in sys.argv[1:]:
    graph = read(path)
    print(
        json.dumps(
            {
                "directed": graph.is_directed(),
                "graph": {key: value for key, value in graph.graph.items() if key in ("title", "standpoint")},
                "nodes": list(graph.nodes(data=True)),
                "edges": list(graph.edges(data=True)),
            }
        )
    )
