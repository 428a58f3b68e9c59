package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on which network, as one node knows it, itself included. Newer Lamport times win. A node that is suspended is no peer of any
 * network, but its places are remembered. Data-plane facts F3.1, F3.4, F3.22.
 */
final class Attachments {
  private final Places places;
  private final IntArrayList nobody = new IntArrayList(0);

  /** By the number of the place. */
  private Rumour.@Nullable Attachment[] known = new Rumour.Attachment[16];

  private int knownCount;
  private final Int2ObjectOpenHashMap<IntArrayList> nodesOf = new Int2ObjectOpenHashMap<>();

  /**
   * @param places the same object for all nodes
   */
  Attachments(Places places) {
    this.places = places;
  }

  /** Takes note of news; {@code false} if it is stale, or says that somebody left of whom nothing was known. */
  boolean apply(Rumour.Attachment news) {
    Rumour.Attachment before = known(news.place());
    boolean stale = before == null ? news.leaving() : before.lamport() >= news.lamport();
    if (stale) {
      return false;
    }
    put(news);
    return true;
  }

  /** Takes note whatever was known before. */
  void put(Rumour.Attachment news) {
    Rumour.Attachment before = remember(news);
    IntArrayList nodes = nodesOf.get(news.network());
    if (nodes == null) {
      nodes = new IntArrayList();
      nodesOf.put(news.network(), nodes);
    }
    if (before != null && !before.leaving()) {
      nodes.rem(news.node());
    }
    if (!news.leaving()) {
      nodes.add(news.node());
    }
  }

  /** Returns what was known before. */
  private Rumour.@Nullable Attachment remember(Rumour.Attachment news) {
    int number = news.place().number();
    if (number >= known.length) {
      known = Arrays.copyOf(known, Math.max(number + 1, 2 * known.length));
    }
    Rumour.Attachment before = known[number];
    known[number] = news;
    knownCount += before == null ? 1 : 0;
    return before;
  }

  /** Forgets everything about a node. */
  void removeNode(int node) {
    suspend(node);
    for (Place place : places.of(node)) {
      if (known(place) != null) {
        known[place.number()] = null;
        knownCount--;
      }
    }
  }

  /** It is no peer of any network until {@link #restore}. */
  void suspend(int node) {
    for (Place place : places.of(node)) {
      if (known(place) != null) {
        nodesOn(place.network()).rem(node);
      }
    }
  }

  /** It is a peer again wherever it is. */
  void restore(int node) {
    for (Place place : places.of(node)) {
      Rumour.Attachment its = known(place);
      if (its != null) {
        put(its);
      }
    }
  }

  /** Whether this very note is here: the cheap answer to most news. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Rumour.Attachment news) {
    return known(news.place()) == news;
  }

  /** Whether anything is known of the place. */
  boolean knows(Place place) {
    return known(place) != null;
  }

  /** Whether the node, in that life, is on the network. */
  boolean isOn(int node, int life, int network) {
    for (Place place : places.of(node)) {
      if (place.network() == network) {
        Rumour.Attachment its = known(place);
        return its != null && !its.leaving() && its.life() == life;
      }
    }
    return false;
  }

  /** Nodes on a network, in order of arrival; not to be changed. */
  IntArrayList nodesOn(int network) {
    IntArrayList nodes = nodesOf.get(network);
    return nodes == null ? nobody : nodes;
  }

  /** Networks that both nodes are on, ascending. */
  List<Integer> common(int node, int other) {
    List<Integer> common = new ArrayList<>();
    Place[] theirs = places.of(other);
    int at = 0;
    for (Place place : places.of(node)) {
      while (at < theirs.length && theirs[at].network() < place.network()) {
        at++;
      }
      if (at < theirs.length
          && theirs[at].network() == place.network()
          && isTaken(place)
          && isTaken(theirs[at])) {
        common.add(place.network());
      }
    }
    return common;
  }

  private boolean isTaken(Place place) {
    Rumour.Attachment its = known(place);
    return its != null && !its.leaving();
  }

  /** Networks that a node is on, ascending. */
  List<Integer> networksOf(int node) {
    return common(node, node);
  }

  /** All of them, by node and network. */
  List<Rumour.Attachment> all() {
    List<Rumour.Attachment> all = new ArrayList<>(knownCount);
    for (int node = 0; node < places.nodes(); node++) {
      for (Place place : places.of(node)) {
        Rumour.Attachment its = known(place);
        if (its != null) {
          all.add(its);
        }
      }
    }
    return Collections.unmodifiableList(all);
  }

  /** Stamps the places of a node anew. */
  void touch(int node, long lamport) {
    for (Place place : places.of(node)) {
      Rumour.Attachment its = known(place);
      if (its != null) {
        known[place.number()] = new Rumour.Attachment(place, its.life(), lamport, its.leaving());
      }
    }
  }

  private Rumour.@Nullable Attachment known(Place place) {
    int number = place.number();
    return number < known.length ? known[number] : null;
  }
}
