package io.dryswarm.models.dispatcher;

import io.dryswarm.models.csi.VolumeAssignment;
import io.dryswarm.models.store.ObjectIds;
import io.dryswarm.models.store.SecretObject;
import io.dryswarm.models.store.StoreView;
import io.dryswarm.models.store.VolumeObject;
import io.dryswarm.models.store.VolumeObject.Info;
import io.dryswarm.models.store.VolumeObject.PublishState;
import io.dryswarm.models.store.VolumeObject.PublishStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which cluster volumes one node has been told of on its stream. It hears of a volume when that is published to it, with the volume's
 * secrets, and again when it shall let go, even if it never heard of it before: it may have restarted since. Source: moby/swarmkit
 * manager/dispatcher/assignments.go addOrUpdateVolume.
 */
final class VolumeSet {
  private record Change(VolumeAssignment assignment, boolean isRemoval) {}

  private final int node;
  private final Dependencies<SecretObject> secrets;
  private final TreeMap<Integer, PublishState> told = new TreeMap<>();
  private final TreeMap<Integer, Change> changed = new TreeMap<>();

  VolumeSet(int node, Dependencies<SecretObject> secrets) {
    this.node = node;
    this.secrets = secrets;
  }

  /** {@code true} if the agent must hear of it. */
  boolean addOrUpdate(VolumeObject volume, StoreView view) {
    PublishStatus status = volume.statusOn(node);
    if (status == null
        || status.state() == PublishState.PENDING_PUBLISH
        || status.state() == told.get(volume.id())) {
      return false;
    }
    if (status.state() == PublishState.PENDING_CONTROLLER_UNPUBLISH) {
      return told.remove(volume.id()) != null && secrets.release(volume.id());
    }
    if (!told.containsKey(volume.id())) {
      needSecrets(volume, view);
    }
    boolean isRemoval = status.state() == PublishState.PENDING_NODE_UNPUBLISH;
    told.put(volume.id(), status.state());
    changed.put(volume.id(), new Change(assignment(volume), isRemoval));
    return true;
  }

  private void needSecrets(VolumeObject volume, StoreView view) {
    for (String id : volume.spec().request().secrets().values()) {
      for (SecretObject secret : view.secrets()) {
        if (ObjectIds.of(secret).equals(id)) {
          secrets.needOfVolume(volume.id(), secret.id(), secret);
        }
      }
    }
  }

  private static VolumeAssignment assignment(VolumeObject volume) {
    Info info = Objects.requireNonNull(volume.info(), "published before it was made");
    return new VolumeAssignment(volume.id(), info.pluginId(), volume.spec());
  }

  /** Those to have ready, new since the last call, by id; call before {@link #drainRemoved}. */
  List<VolumeAssignment> drainChanged() {
    return some(false);
  }

  /** Those to let go, new since the last call, by id. */
  List<VolumeAssignment> drainRemoved() {
    List<VolumeAssignment> removed = some(true);
    changed.clear();
    return removed;
  }

  private List<VolumeAssignment> some(boolean isRemoval) {
    List<VolumeAssignment> some = new ArrayList<>();
    for (Change change : changed.values()) {
      if (change.isRemoval() == isRemoval) {
        some.add(change.assignment());
      }
    }
    return List.copyOf(some);
  }
}
