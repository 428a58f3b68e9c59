package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.Time;
import io.dryswarm.models.volumes.LocalVolumes;
import io.dryswarm.models.volumes.VolumeData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says in plain words which data nobody sees any more: a local volume that was used on one node, while the task that is at work now has the volume
 * of that name on another one. Whatever moved the task: a fault, a drain, an update. Source: data-plane facts F9.42.
 */
public final class LeftBehind {
  private final LocalVolumes volumes;
  private final IntFunction<String> nodeName;

  public LeftBehind(LocalVolumes volumes, IntFunction<String> nodeName) {
    this.volumes = volumes;
    this.nodeName = nodeName;
  }

  /**
   * One sentence or two for each such volume, by name and node.
   *
   * @param told sentences that stand in the report already: what they say of a volume and its node is not said again
   */
  public List<String> findings(List<String> told) {
    List<String> findings = new ArrayList<>();
    for (VolumeData left : volumes.all()) {
      VolumeData now = left.isInUse() || !left.isInitialised() ? null : inUse(left.name());
      if (now != null && told.stream().noneMatch(note -> note.contains(place(left)))) {
        findings.add(finding(left, now));
      }
    }
    return findings;
  }

  private @Nullable VolumeData inUse(String name) {
    return volumes.all().stream()
        .filter(volume -> volume.name().equals(name) && volume.isInUse())
        .findFirst()
        .orElse(null);
  }

  private String place(VolumeData volume) {
    return "volume " + volume.name() + " of " + nodeName.apply(volume.node());
  }

  private String finding(VolumeData left, VolumeData now) {
    return "Data was left behind in the local " + place(left) + " (" + left.size() + " items): "
        + left.lastUser() + " used it until " + Time.clock(left.leftNs()) + ". " + now.lastUser()
        + " is at work on " + nodeName.apply(now.node())
        + " with the volume of that name there (" + now.size()
        + " items). Local volumes do not move with tasks.";
  }
}
