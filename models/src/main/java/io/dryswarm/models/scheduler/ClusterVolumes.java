package io.dryswarm.models.scheduler;

import io.dryswarm.models.Dice;
import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.CsiInfo;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cluster volumes that exist, and which task uses which on which node.
 *
 * <p>Source: control-plane facts 5.2.17, 1.5.41; moby/swarmkit manager/scheduler/volumes.go.
 */
final class ClusterVolumes {
  private static final String GROUP = "group:";

  private record Use(int node, boolean readOnly) {}

  private static final class Volume {
    final VolumeObject object;
    final TreeMap<Integer, Use> uses = new TreeMap<>();
    final Int2IntOpenHashMap usesByNode = new Int2IntOpenHashMap();

    Volume(VolumeObject object) {
      this.object = object;
    }
  }

  private final TreeMap<Integer, Volume> volumes = new TreeMap<>();
  private final TreeMap<String, TreeSet<Integer>> byGroup = new TreeMap<>();
  private final TreeMap<String, Integer> byName = new TreeMap<>();

  /**
   * A volume that its plugin has made. Of one that is known already only name and group are taken over: SwarmKit updates a copy of its
   * entry, so that a change of the availability is noticed only when a decision is written.
   */
  void put(VolumeObject object) {
    if (!volumes.containsKey(object.id())) {
      volumes.put(object.id(), new Volume(object));
    }
    byGroup.computeIfAbsent(object.spec().group(), g -> new TreeSet<>()).add(object.id());
    byName.put(object.spec().name(), object.id());
  }

  /** Whether any volume that the mount asks for can be used on the node. */
  boolean canMount(MountSpec mount, NodeObject node) {
    for (int volume : candidates(mount)) {
      if (isUsable(volume, node, mount.readOnly())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What was found for the cluster mounts of a task.
   *
   * @param attachments one per mount; empty if not all could be had
   * @param missing     what the mount asked for that could not be had; empty if all could
   */
  record Choice(List<VolumeAttachment> attachments, String missing) {
    static final Choice NOTHING_ASKED = new Choice(List.of(), "");
  }

  /**
   * A volume for each cluster mount of the task; takes none of them yet.
   *
   * @param dice decides between volumes of a group
   */
  Choice choose(TaskObject task, NodeObject node, Dice dice) {
    if (task.spec().container().mounts().isEmpty()) {
      return Choice.NOTHING_ASKED;
    }
    List<VolumeAttachment> chosen = new ArrayList<>();
    String missing = "";
    for (MountSpec mount : task.spec().container().mounts()) {
      if (mount.isCluster() && missing.isEmpty()) {
        List<Integer> usable = new ArrayList<>(candidates(mount));
        usable.removeIf(volume -> !isUsable(volume, node, mount.readOnly()));
        if (usable.isEmpty()) {
          missing = mount.volume();
        } else {
          int volume = usable.get(usable.size() == 1 ? 0 : dice.below(usable.size()));
          reserve(volume, task.id(), node.id(), mount.readOnly());
          chosen.add(new VolumeAttachment(volume, mount.volume(), mount.target()));
        }
      }
    }
    chosen.forEach(attachment -> release(attachment.volume(), task.id()));
    return missing.isEmpty() ? new Choice(chosen, "") : new Choice(List.of(), missing);
  }

  /** The task uses the volumes that were chosen for it, on its node. */
  void reserve(TaskObject task) {
    for (VolumeAttachment attachment : task.volumes()) {
      for (MountSpec mount : task.spec().container().mounts()) {
        if (mount.volume().equals(attachment.source())
            && mount.target().equals(attachment.target())) {
          reserve(attachment.volume(), task.id(), task.node(), mount.readOnly());
        }
      }
    }
  }

  void release(TaskObject task) {
    for (VolumeAttachment attachment : task.volumes()) {
      release(attachment.volume(), task.id());
    }
  }

  /** Writes that take volumes from nodes on which no task uses them any more. */
  List<Consumer<StoreTx>> freeing() {
    List<Consumer<StoreTx>> parts = new ArrayList<>(volumes.size());
    volumes.values().forEach(volume -> parts.add(tx -> free(volume, tx)));
    return parts;
  }

  private static void free(Volume volume, StoreTx tx) {
    VolumeObject stored = tx.volume(volume.object.id());
    if (stored == null) {
      return;
    }
    List<PublishStatus> statuses = new ArrayList<>();
    for (PublishStatus status : stored.published()) {
      boolean idle = volume.usesByNode.get(status.node()) == 0;
      statuses.add(
          idle && status.state() == PublishState.PUBLISHED
              ? new PublishStatus(status.node(), PublishState.PENDING_NODE_UNPUBLISH)
              : status);
    }
    if (!statuses.equals(stored.published())) {
      tx.update(stored.withPublished(statuses));
    }
  }

  private List<Integer> candidates(MountSpec mount) {
    String source = mount.volume();
    if (source.startsWith(GROUP)) {
      TreeSet<Integer> members = byGroup.get(source.substring(GROUP.length()));
      return members == null ? List.of() : List.copyOf(members);
    }
    Integer named = byName.get(source);
    return named == null ? List.of() : List.of(named);
  }

  private boolean isUsable(int id, NodeObject node, boolean readOnly) {
    Volume volume = Objects.requireNonNull(volumes.get(id));
    VolumeSpec spec = volume.object.spec();
    if (spec.availability() != VolumeSpec.Availability.ACTIVE) {
      return false;
    }
    boolean elsewhere = volume.uses.values().stream().anyMatch(use -> use.node() != node.id());
    if (spec.scope() == VolumeSpec.Scope.SINGLE_NODE && elsewhere) {
      return false;
    }
    boolean shareable = switch (spec.sharing()) {
      case NONE -> volume.uses.isEmpty();
      case READ_ONLY -> readOnly;
      case ONE_WRITER -> readOnly || volume.uses.values().stream().allMatch(Use::readOnly);
      case ALL -> true;
    };
    VolumeObject.Info info = Objects.requireNonNull(volume.object.info());
    return shareable
        && Topology.isWithin(topologyOf(node, spec.driver()), info.accessibleTopology());
  }

  private static @Nullable SortedMap<String, String> topologyOf(NodeObject node, String driver) {
    for (CsiInfo csi : node.description().csi()) {
      if (csi.plugin().equals(driver)) {
        return csi.topology();
      }
    }
    return null;
  }

  private void reserve(int id, int task, int node, boolean readOnly) {
    Volume volume = volumes.get(id);
    if (volume != null) {
      volume.uses.put(task, new Use(node, readOnly));
      volume.usesByNode.addTo(node, 1);
    }
  }

  private void release(int id, int task) {
    Volume volume = volumes.get(id);
    Use use = volume == null ? null : volume.uses.remove(task);
    if (volume != null && use != null && volume.usesByNode.get(use.node()) > 0) {
      volume.usesByNode.addTo(use.node(), -1);
    }
  }
}
