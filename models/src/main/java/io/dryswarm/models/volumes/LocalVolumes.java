package io.dryswarm.models.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named volumes of all nodes, and the cluster volumes, which are of none. */
public final class LocalVolumes {
  private record Key(String name, int node) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(node, other.node);
    }
  }

  private final TreeMap<Key, VolumeData> volumes = new TreeMap<>();
  private final TreeMap<SharedVolume, VolumeData> shared = new TreeMap<>();

  /** The volume of that name on that node; created empty on first use. */
  public VolumeData mount(String name, int node) {
    return volumes.computeIfAbsent(new Key(name, node), key -> new VolumeData(name, node));
  }

  /** A cluster volume; empty when its plugin has made it. */
  public VolumeData mount(SharedVolume volume) {
    return shared.computeIfAbsent(
        volume, key -> new VolumeData(volume.name(), VolumeData.EVERYWHERE));
  }

  /** The cluster volume of that name that was made last; {@code null} if no program ever used one. */
  public @Nullable VolumeData shared(String name) {
    VolumeData found = null;
    for (VolumeData data : shared.values()) {
      found = data.name().equals(name) ? data : found;
    }
    return found;
  }

  /** All local volumes ever used, by name and node. */
  public List<VolumeData> all() {
    return new ArrayList<>(volumes.values());
  }
}
