package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on which network, as one node knows it, itself included. Newer Lamport times win. A node that is suspended is no peer of any
 * network, but its places are remembered. Data-plane facts F3.1, F3.4, F3.22.
 */
final class Attachments {
  private static final Rumour.Attachment[] NOWHERE = {};

  private final IntArrayList nobody = new IntArrayList(0);

  /** By node, then ascending by network. */
  private Rumour.Attachment[][] places = new Rumour.Attachment[16][];

  private final Int2ObjectOpenHashMap<IntArrayList> nodesOf = new Int2ObjectOpenHashMap<>();

  /** Takes note of news; {@code false} if it is stale, or says that somebody left of whom nothing was known. */
  boolean apply(Rumour.Attachment news) {
    Rumour.Attachment known = place(news.node(), news.network());
    boolean stale = known == null ? news.leaving() : known.lamport() >= news.lamport();
    if (stale) {
      return false;
    }
    put(news);
    return true;
  }

  /** Takes note whatever was known before. */
  void put(Rumour.Attachment place) {
    remember(place);
    IntArrayList nodes = nodesOf.get(place.network());
    if (nodes == null) {
      nodes = new IntArrayList();
      nodesOf.put(place.network(), nodes);
    }
    nodes.rem(place.node());
    if (!place.leaving()) {
      nodes.add(place.node());
    }
  }

  private void remember(Rumour.Attachment place) {
    Rumour.Attachment[] its = placesOf(place.node());
    int at = 0;
    while (at < its.length && its[at].network() < place.network()) {
      at++;
    }
    if (at == its.length || its[at].network() != place.network()) {
      Rumour.Attachment[] more = Arrays.copyOf(its, its.length + 1);
      System.arraycopy(its, at, more, at + 1, its.length - at);
      its = more;
      if (place.node() >= places.length) {
        places = Arrays.copyOf(places, Math.max(place.node() + 1, 2 * places.length));
      }
      places[place.node()] = its;
    }
    its[at] = place;
  }

  /** Forgets everything about a node. */
  void removeNode(int node) {
    suspend(node);
    if (node < places.length) {
      places[node] = NOWHERE;
    }
  }

  /** It is no peer of any network until {@link #restore}. */
  void suspend(int node) {
    for (Rumour.Attachment place : placesOf(node)) {
      nodesOn(place.network()).rem(node);
    }
  }

  /** It is a peer again wherever it is. */
  void restore(int node) {
    for (Rumour.Attachment place : placesOf(node)) {
      put(place);
    }
  }

  /** Whether this very note is here: the cheap answer to most news. */
  @SuppressWarnings("ReferenceEquality")
  boolean holds(Rumour.Attachment news) {
    return place(news.node(), news.network()) == news;
  }

  /** Whether anything is known of the node's place in the network. */
  boolean knows(int node, int network) {
    return place(node, network) != null;
  }

  /** Whether the node, in that life, is on the network. */
  boolean isOn(int node, int life, int network) {
    Rumour.Attachment place = place(node, network);
    return place != null && !place.leaving() && place.life() == life;
  }

  /** Nodes on a network, in order of arrival; not to be changed. */
  IntArrayList nodesOn(int network) {
    IntArrayList nodes = nodesOf.get(network);
    return nodes == null ? nobody : nodes;
  }

  /** Networks that both nodes are on, ascending. */
  List<Integer> common(int node, int other) {
    List<Integer> common = new ArrayList<>();
    for (Rumour.Attachment place : placesOf(node)) {
      Rumour.Attachment theirs = place(other, place.network());
      if (!place.leaving() && theirs != null && !theirs.leaving()) {
        common.add(place.network());
      }
    }
    return common;
  }

  /** Networks that a node is on, ascending. */
  List<Integer> networksOf(int node) {
    return common(node, node);
  }

  /** All of them, by node and network. */
  List<Rumour.Attachment> all() {
    List<Rumour.Attachment> all = new ArrayList<>();
    for (int node = 0; node < places.length; node++) {
      all.addAll(Arrays.asList(placesOf(node)));
    }
    return List.copyOf(all);
  }

  /** Stamps the places of a node anew. */
  void touch(int node, long lamport) {
    Rumour.Attachment[] its = placesOf(node);
    for (int i = 0; i < its.length; i++) {
      Rumour.Attachment p = its[i];
      its[i] = new Rumour.Attachment(p.node(), p.life(), p.network(), lamport, p.leaving());
    }
  }

  private Rumour.@Nullable Attachment place(int node, int network) {
    for (Rumour.Attachment place : placesOf(node)) {
      if (place.network() == network) {
        return place;
      }
    }
    return null;
  }

  private Rumour.Attachment[] placesOf(int node) {
    Rumour.Attachment[] its = node < places.length ? places[node] : null;
    return its == null ? NOWHERE : its;
  }
}
