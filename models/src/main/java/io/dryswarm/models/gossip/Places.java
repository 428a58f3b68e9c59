package io.dryswarm.models.gossip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All places in networks that there ever were in a run; one object for all nodes. Gives each a number, so that a node finds what it knows of
 * it in an array. Nothing that a node knows is in here.
 */
final class Places {
  private static final Place[] NOWHERE = {};

  /** By node, then ascending by network. */
  private Place[][] ofNode = new Place[16][];

  private int count;

  /** Those of a node, ascending by network; not to be changed. */
  Place[] of(int node) {
    Place[] its = node < ofNode.length ? ofNode[node] : null;
    return its == null ? NOWHERE : its;
  }

  /** Nodes that have places have lower numbers. */
  int nodes() {
    return ofNode.length;
  }

  /** Costs a search among the networks that the node ever was on. */
  Place of(int node, int network) {
    Place[] its = of(node);
    int at = 0;
    while (at < its.length && its[at].network() < network) {
      at++;
    }
    return at < its.length && its[at].network() == network
        ? its[at]
        : insert(new Place(count++, node, network), at);
  }

  /** That all nodes have been on a network for long; one note for each, shared by all who know it. */
  List<Rumour.Attachment> everybody(int nodes, int network) {
    List<Rumour.Attachment> notes = new ArrayList<>(nodes);
    for (int node = 0; node < nodes; node++) {
      notes.add(new Rumour.Attachment(of(node, network), 0, 1, false));
    }
    return notes;
  }

  private Place insert(Place place, int at) {
    int node = place.node();
    Place[] its = of(node);
    Place[] more = Arrays.copyOf(its, its.length + 1);
    System.arraycopy(its, at, more, at + 1, its.length - at);
    more[at] = place;
    if (node >= ofNode.length) {
      ofNode = Arrays.copyOf(ofNode, Math.max(node + 1, 2 * ofNode.length));
    }
    ofNode[node] = more;
    return place;
  }
}
