package io.dryswarm.models.csi;

import io.dryswarm.models.spec.VolumeSpec;
import io.dryswarm.models.store.VolumeObject;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the plugins of one driver work on: the volumes, where they are attached, staged and mounted. Every call may come twice; the second
 * time there is nothing to do. Source: container-storage-interface/spec, spec.md.
 */
final class CsiStorage {
  private static final class Volume {
    final int number;
    final List<SortedMap<String, String>> accessible;
    final TreeSet<Integer> attached = new TreeSet<>();
    final TreeSet<Integer> staged = new TreeSet<>();
    final TreeSet<Integer> mounted = new TreeSet<>();

    Volume(int number, List<SortedMap<String, String>> accessible) {
      this.number = number;
      this.accessible = accessible;
    }
  }

  private final CsiDriverSpec driver;
  private final IntFunction<String> nodeName;
  private final TreeMap<String, Volume> volumes = new TreeMap<>();
  private int made;

  CsiStorage(CsiDriverSpec driver, IntFunction<String> nodeName) {
    this.driver = driver;
    this.nodeName = nodeName;
  }

  /** Which of the volumes that were ever made this is, from 1; 0 if there is none of that id. */
  int number(String pluginId) {
    Volume volume = volumes.get(pluginId);
    return volume == null ? 0 : volume.number;
  }

  /** Nodes that have the volume mounted, ascending. */
  List<Integer> mountedOn(String pluginId) {
    Volume volume = volumes.get(pluginId);
    return volume == null ? List.of() : List.copyOf(volume.mounted);
  }

  /** The machine has lost its power: what its kernel had mounted is gone, what is attached to it is not. */
  void powerLost(int node) {
    for (Volume volume : volumes.values()) {
      volume.staged.remove(node);
      volume.mounted.remove(node);
    }
  }

  CsiAnswer apply(CsiRequest request) {
    if (request.call() == CsiCall.CREATE) {
      return create(request);
    }
    Volume volume = volumes.get(request.pluginId());
    if (volume == null) {
      boolean isUndoing = request.call() == CsiCall.DELETE
          || request.call() == CsiCall.UNPUBLISH
          || request.call() == CsiCall.UNSTAGE
          || request.call() == CsiCall.DETACH;
      return isUndoing
          ? CsiAnswer.DONE
          : CsiAnswer.refused("NotFound", "volume " + request.pluginId() + " does not exist");
    }
    return apply(request, volume);
  }

  private CsiAnswer apply(CsiRequest request, Volume volume) {
    int node = request.target();
    switch (request.call()) {
      case DELETE -> {
        return delete(request.pluginId(), volume);
      }
      case ATTACH -> {
        return attach(request, volume);
      }
      case STAGE -> {
        return ifReachable(request, volume, volume.staged);
      }
      case PUBLISH -> {
        return publish(request, volume);
      }
      case DETACH -> {
        // The disk goes, and with it whatever the node still had of it.
        volume.attached.remove(node);
        volume.staged.remove(node);
        volume.mounted.remove(node);
      }
      case UNSTAGE -> volume.staged.remove(node);
      case UNPUBLISH -> volume.mounted.remove(node);
      case CREATE -> throw new AssertionError("made above");
    }
    return CsiAnswer.DONE;
  }

  /** Reaches the best part of the cluster that was asked for; all of it if nothing was. */
  private CsiAnswer create(CsiRequest request) {
    VolumeSpec.Request wanted = request.spec().request();
    Volume volume = volumes.get(request.pluginId());
    if (volume == null) {
      volume = new Volume(++made, accessible(wanted));
      volumes.put(request.pluginId(), volume);
    }
    return new CsiAnswer(
        "", new VolumeObject.Info(request.pluginId(), volume.accessible, wanted.requiredBytes()));
  }

  private static List<SortedMap<String, String>> accessible(VolumeSpec.Request wanted) {
    for (SortedMap<String, String> best : wanted.preferred()) {
      if (wanted.requisite().isEmpty() || wanted.requisite().contains(best)) {
        return List.of(best);
      }
    }
    return wanted.requisite().isEmpty() ? List.of() : List.of(wanted.requisite().get(0));
  }

  private CsiAnswer delete(String id, Volume volume) {
    if (!volume.attached.isEmpty()) {
      return CsiAnswer.refused(
          "FailedPrecondition",
          "volume " + id + " is attached to " + nodeName.apply(volume.attached.first()));
    }
    volumes.remove(id);
    return CsiAnswer.DONE;
  }

  private CsiAnswer attach(CsiRequest request, Volume volume) {
    int node = request.target();
    Integer other = volume.attached.stream().filter(n -> n != node).findFirst().orElse(null);
    if (request.spec().isSingleNode() && other != null) {
      return CsiAnswer.refused(
          "FailedPrecondition",
          "volume " + request.pluginId() + " is attached to " + nodeName.apply(other));
    }
    CsiAnswer refusal = refusal(request, volume);
    if (refusal == null && !volume.attached.contains(node) && isFull(node)) {
      refusal = CsiAnswer.refused(
          "ResourceExhausted",
          nodeName.apply(node) + " has its " + driver.maxVolumes() + " volumes already");
    }
    if (refusal == null) {
      volume.attached.add(node);
    }
    return refusal == null ? CsiAnswer.DONE : refusal;
  }

  private CsiAnswer ifReachable(CsiRequest request, Volume volume, TreeSet<Integer> where) {
    CsiAnswer refusal = refusal(request, volume);
    if (refusal == null && driver.attaches() && !volume.attached.contains(request.target())) {
      refusal = CsiAnswer.refused(
          "FailedPrecondition",
          "volume " + request.pluginId() + " is not attached to "
              + nodeName.apply(request.target()));
    }
    if (refusal == null) {
      where.add(request.target());
    }
    return refusal == null ? CsiAnswer.DONE : refusal;
  }

  private CsiAnswer publish(CsiRequest request, Volume volume) {
    int node = request.target();
    if (driver.stages() && !volume.staged.contains(node)) {
      return CsiAnswer.refused(
          "FailedPrecondition", "volume " + request.pluginId() + " is not staged");
    }
    if (!driver.attaches() && !volume.mounted.contains(node) && isFull(node)) {
      return CsiAnswer.refused(
          "ResourceExhausted",
          nodeName.apply(node) + " has its " + driver.maxVolumes() + " volumes already");
    }
    return ifReachable(request, volume, volume.mounted);
  }

  private boolean isFull(int node) {
    if (driver.maxVolumes() == 0) {
      return false;
    }
    long there = volumes.values().stream()
        .filter(volume -> (driver.attaches() ? volume.attached : volume.mounted).contains(node))
        .count();
    return there >= driver.maxVolumes();
  }

  /** A node outside of the part of the cluster that the volume reaches. */
  private @Nullable CsiAnswer refusal(CsiRequest request, Volume volume) {
    SortedMap<String, String> where =
        driver.topology().getOrDefault(request.target(), Collections.emptySortedMap());
    boolean isReached = volume.accessible.isEmpty()
        || where.isEmpty()
        || volume.accessible.stream()
            .anyMatch(part -> part.entrySet().stream()
                .allMatch(segment -> segment.getValue().equals(where.get(segment.getKey()))));
    return isReached
        ? null
        : CsiAnswer.refused(
            "FailedPrecondition",
            "volume " + request.pluginId() + " cannot be reached from "
                + nodeName.apply(request.target()));
  }
}
