package io.dryswarm.models.orchestrator;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.ResourceSpec;
import io.dryswarm.models.store.NodeObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of a node's resources while tasks take theirs. Source: control-plane facts 9.2.8; moby/swarmkit api/genericresource,
 * constraint_enforcer.go.
 */
final class NodeCapacity {
  private long nanoCpus;
  private long memoryBytes;
  private final List<GenericResource> generic;

  NodeCapacity(NodeObject.Description node) {
    this.nanoCpus = node.nanoCpus();
    this.memoryBytes = node.memoryBytes();
    this.generic = new ArrayList<>(node.genericResources());
  }

  /** Takes a reservation; false if it does not fit, then nothing is taken. */
  boolean take(ResourceSpec reserved) {
    if (reserved.reservedMemoryBytes() > memoryBytes || reserved.reservedNanoCpus() > nanoCpus) {
      return false;
    }
    memoryBytes -= reserved.reservedMemoryBytes();
    nanoCpus -= reserved.reservedNanoCpus();
    return true;
  }

  /** Takes what a task was given; false if any of it is gone or has become of another sort, then nothing is taken. */
  boolean take(List<GenericResource> assigned) {
    for (GenericResource resource : assigned) {
      if (!has(resource)) {
        return false;
      }
    }
    assigned.forEach(this::remove);
    return true;
  }

  private boolean has(GenericResource wanted) {
    for (GenericResource offered : generic) {
      if (!offered.kind().equals(wanted.kind())) {
        continue;
      }
      if (offered instanceof GenericResource.Discrete some) {
        return wanted instanceof GenericResource.Discrete number && number.count() <= some.count();
      } else if (!(wanted instanceof GenericResource.Named)) {
        return false;
      } else if (offered.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private void remove(GenericResource taken) {
    for (int i = 0; i < generic.size(); i++) {
      if (generic.get(i) instanceof GenericResource.Discrete some
          && taken instanceof GenericResource.Discrete number
          && some.kind().equals(number.kind())) {
        long left = some.count() - number.count();
        if (left <= 0) {
          generic.remove(i);
        } else {
          generic.set(i, new GenericResource.Discrete(some.kind(), left));
        }
        return;
      }
    }
    generic.remove(taken);
  }
}
