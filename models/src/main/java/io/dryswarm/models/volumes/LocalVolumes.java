package io.dryswarm.models.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The named volumes of all nodes. */
public final class LocalVolumes {
  private record Key(String name, int node) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(node, other.node);
    }
  }

  private final TreeMap<Key, VolumeData> volumes = new TreeMap<>();

  /** The volume of that name on that node; created empty on first use. */
  public VolumeData mount(String name, int node) {
    return volumes.computeIfAbsent(new Key(name, node), key -> new VolumeData(name, node));
  }

  /** All volumes ever used, by name and node. */
  public List<VolumeData> all() {
    return new ArrayList<>(volumes.values());
  }
}
