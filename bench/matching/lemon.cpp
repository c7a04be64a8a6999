// The peer: LEMON's network simplex (https://lemon.cs.elte.hu) on the same flow. Reads needs, helpers, edges, the price of
// uncovered weight and how often to repeat; then "weight slots" of each need, the load of each helper and "need helper cost"
// of each edge. Prints the least processor time of a run in
// milliseconds, without building the graph, and what the flow costs.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using Graph = lemon::SmartDigraph;

static long long read() {
  long long value;
  if (std::scanf("%lld", &value) != 1) std::exit(1);
  return value;
}

int main() {
  const int needs = read(), helpers = read(), edges = read();
  const long long price = read();
  const int repeat = read();
  Graph graph;
  graph.reserveNode(needs + helpers + 1);
  graph.reserveArc(edges + needs + helpers);
  std::vector<Graph::Node> node(needs + helpers + 1);
  for (auto &each : node) each = graph.addNode();
  const Graph::Node root = node[needs + helpers];
  Graph::ArcMap<int> capacity(graph);
  Graph::ArcMap<long long> cost(graph);
  Graph::NodeMap<int> supply(graph);
  int total = 0;
  for (int need = 0; need < needs; need++) {
    const long long weight = read();
    const int slots = read();
    const auto arc = graph.addArc(node[need], root);
    capacity[arc] = slots;
    cost[arc] = weight * price;
    supply[node[need]] = slots;
    total += slots;
  }
  supply[root] = -total;
  for (int helper = 0; helper < helpers; helper++) {
    const auto arc = graph.addArc(node[needs + helper], root);
    capacity[arc] = read();
  }
  for (int edge = 0; edge < edges; edge++) {
    const int need = read(), helper = read();
    const auto arc = graph.addArc(node[need], node[needs + helper]);
    capacity[arc] = 1;
    cost[arc] = read();
  }
  double best = 1e300;
  long long objective = 0;
  for (int run = 0; run < repeat; run++) {
    const std::clock_t begin = std::clock();
    lemon::NetworkSimplex<Graph, int, long long> simplex(graph);
    simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
    if (simplex.run() != simplex.OPTIMAL) return 1;
    best = std::min(best, 1000.0 * (std::clock() - begin) / CLOCKS_PER_SEC);
    objective = simplex.totalCost<long long>();
  }
  std::printf("{\"ms\": %.3f, \"objective\": %lld}\n", best, objective);
}
