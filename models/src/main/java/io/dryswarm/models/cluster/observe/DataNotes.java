package io.dryswarm.models.cluster.observe;

import io.dryswarm.models.spec.ContainerSpec.MountSpec;
import io.dryswarm.models.store.TaskObject;
import io.dryswarm.models.store.VolumeAttachment;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.volumes.VolumeData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a crash did to data on volumes. Source: data-plane facts F9.42. */
public final class DataNotes {
  private final LocalVolumes volumes;
  private final IntFunction<String> nodeName;

  public DataNotes(LocalVolumes volumes, IntFunction<String> nodeName) {
    this.volumes = volumes;
    this.nodeName = nodeName;
  }

  /** One sentence or two for each volume that lost its task; empty if none did. */
  public List<String> of(Recovery recovery) {
    List<String> notes = new ArrayList<>();
    for (TaskObject lost : recovery.lost()) {
      for (MountSpec mount : lost.spec().container().mounts()) {
        boolean isNamed =
            !mount.isAnonymous() && !mount.isCluster() && !mount.volume().contains("{{");
        if (isNamed) {
          notes.add(note(recovery, lost, mount.volume()));
        }
      }
      for (VolumeAttachment attached : lost.volumes()) {
        notes.add(shared(recovery, lost, attached.source()));
      }
    }
    return notes;
  }

  private String note(Recovery recovery, TaskObject lost, String volume) {
    String home = nodeName.apply(recovery.node());
    long left = volumes.mount(volume, recovery.node()).size();
    String start =
        lost.displayName() + " kept its data in the local volume " + volume + " of " + home + ". ";
    TaskObject replacement = replacementOf(recovery, lost);
    if (replacement == null) {
      return start + "No replacement ran: the data (" + left + " items) waits on that disk.";
    }
    if (replacement.node() == recovery.node()) {
      return start + "Its replacement ran on " + home + " again and found the data (" + left
          + " items).";
    }
    VolumeData fresh = volumes.mount(volume, replacement.node());
    return start
        + "Local volumes do not move: the replacement on "
        + nodeName.apply(replacement.node())
        + " started with an EMPTY volume of the same name (it now holds "
        + fresh.size()
        + " items). "
        + left
        + " items stay behind on the disk of "
        + home
        + "; nothing brings them back unless the task moves back there.";
  }

  /** A cluster volume is on no node; what a group gave is called by the group. */
  private String shared(Recovery recovery, TaskObject lost, String source) {
    VolumeData data = volumes.shared(source);
    String items = data == null ? "" : " (" + data.size() + " items)";
    String start = lost.displayName() + " kept its data in the cluster volume " + source
        + ", which does not die with " + nodeName.apply(recovery.node()) + ". ";
    TaskObject replacement = replacementOf(recovery, lost);
    return replacement == null
        ? start + "No replacement ran: the data" + items + " waits."
        : start + "Its replacement on " + nodeName.apply(replacement.node()) + " found the data"
            + items + ".";
  }

  private static @Nullable TaskObject replacementOf(Recovery recovery, TaskObject lost) {
    for (TaskObject candidate : recovery.replacements()) {
      if (candidate.service() == lost.service() && candidate.slot() == lost.slot()) {
        return candidate;
      }
    }
    return null;
  }
}
