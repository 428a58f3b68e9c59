package io.dryswarm.models.gossip;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is on which network, as one node knows it, itself included. Newer Lamport times win. Data-plane facts F3.1, F3.4. */
final class Attachments {
  private final IntArrayList nobody = new IntArrayList(0);

  private final TreeMap<Long, Rumour.Attachment> places = new TreeMap<>();
  private final Int2ObjectOpenHashMap<IntArrayList> nodesOf = new Int2ObjectOpenHashMap<>();

  /** Takes note of news; {@code false} if it is stale, or says that somebody left of whom nothing was known. */
  boolean apply(Rumour.Attachment news) {
    Rumour.Attachment known = places.get(key(news.node(), news.network()));
    boolean stale = known == null ? news.leaving() : known.lamport() >= news.lamport();
    if (stale) {
      return false;
    }
    put(news);
    return true;
  }

  /** Takes note whatever was known before. */
  void put(Rumour.Attachment place) {
    places.put(key(place.node(), place.network()), place);
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

  /** Forgets everything about a node. */
  void removeNode(int node) {
    Map<Long, Rumour.Attachment> itsPlaces = placesOf(node);
    for (Rumour.Attachment place : itsPlaces.values()) {
      nodesOn(place.network()).rem(node);
    }
    itsPlaces.clear();
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
    for (Rumour.Attachment place : placesOf(node).values()) {
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
    return List.copyOf(places.values());
  }

  /** Stamps the places of a node anew. */
  void touch(int node, long lamport) {
    placesOf(node)
        .replaceAll((key, p) ->
            new Rumour.Attachment(p.node(), p.life(), p.network(), lamport, p.leaving()));
  }

  private Rumour.@Nullable Attachment place(int node, int network) {
    return places.get(key(node, network));
  }

  private Map<Long, Rumour.Attachment> placesOf(int node) {
    return places.subMap(key(node, 0), key(node + 1, 0));
  }

  private static long key(int node, int network) {
    return (long) node << Integer.SIZE | network;
  }
}
