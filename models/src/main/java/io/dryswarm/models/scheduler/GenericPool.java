package io.dryswarm.models.scheduler;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.GenericResource.Discrete;
import io.dryswarm.models.spec.GenericResource.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a node has left of its generic resources: counts, or individuals with names.
 *
 * <p>Source: control-plane facts 5.2.11; moby/swarmkit api/genericresource.
 */
final class GenericPool {
  private final List<GenericResource> left;

  GenericPool(List<GenericResource> offered) {
    this.left = new ArrayList<>(offered);
  }

  /** Whether so many of the kind are left. The first entry of a kind tells whether it is counted or named. */
  boolean hasEnough(Discrete wanted) {
    List<GenericResource> ofKind = ofKind(left, wanted.kind());
    if (ofKind.isEmpty()) {
      return false;
    }
    long there = ofKind.get(0) instanceof Discrete some ? some.count() : ofKind.size();
    return wanted.count() <= there;
  }

  /** Takes all that is wanted, or nothing if any of it has run out; of named ones the first. */
  List<GenericResource> claim(List<Discrete> wanted) {
    List<GenericResource> claimed = new ArrayList<>();
    for (Discrete one : wanted) {
      List<GenericResource> ofKind = ofKind(left, one.kind());
      if (ofKind.isEmpty()) {
        return List.of();
      }
      claimed.addAll(select(one, ofKind));
    }
    take(claimed);
    return List.copyOf(claimed);
  }

  /** Takes exactly these away, as far as they are there. */
  void take(List<GenericResource> taken) {
    List<GenericResource> before = List.copyOf(left);
    left.clear();
    for (GenericResource resource : before) {
      GenericResource rest = without(resource, taken);
      if (rest != null) {
        left.add(rest);
      }
    }
  }

  /**
   * Gives back what a task held. What the node does not offer any more, or not in this number, is then set to what it offers.
   *
   * @param offered what the node offers now
   */
  void giveBack(List<GenericResource> returned, List<GenericResource> offered) {
    for (GenericResource resource : returned) {
      if (resource instanceof Named) {
        left.add(resource);
      } else if (resource instanceof Discrete some) {
        add(some);
      }
    }
    fitTo(offered);
  }

  private static List<GenericResource> select(Discrete wanted, List<GenericResource> ofKind) {
    List<GenericResource> selected = new ArrayList<>();
    for (GenericResource resource : ofKind) {
      if (resource instanceof Discrete some) {
        if (some.count() >= wanted.count() && wanted.count() != 0) {
          selected.add(wanted);
        }
        return selected;
      }
      selected.add(resource);
      if (selected.size() == wanted.count()) {
        return selected;
      }
    }
    return selected;
  }

  /** What remains of the resource; {@code null} if nothing. */
  private static @Nullable GenericResource without(
      GenericResource resource, List<GenericResource> taken) {
    GenericResource rest = resource;
    for (GenericResource one : taken) {
      if (rest.equals(one)) {
        return null;
      }
      if (rest instanceof Discrete some
          && one instanceof Discrete less
          && less.kind().equals(some.kind())) {
        if (less.count() >= some.count()) {
          return null;
        }
        rest = new Discrete(some.kind(), some.count() - less.count());
      }
    }
    return rest;
  }

  private void add(Discrete returned) {
    List<GenericResource> ofKind = ofKind(left, returned.kind());
    if (ofKind.isEmpty()) {
      left.add(returned);
    } else if (ofKind.size() == 1 && ofKind.get(0) instanceof Discrete some) {
      left.set(left.indexOf(some), new Discrete(some.kind(), some.count() + returned.count()));
    }
  }

  private void fitTo(List<GenericResource> offered) {
    List<GenericResource> before = List.copyOf(left);
    List<GenericResource> reset = new ArrayList<>();
    TreeSet<String> kindsReset = new TreeSet<>();
    left.clear();
    for (GenericResource resource : before) {
      List<GenericResource> instead = instead(resource, ofKind(offered, resource.kind()));
      if (instead == null) {
        left.add(resource);
      } else if (kindsReset.add(resource.kind())) {
        reset.addAll(instead);
      }
    }
    left.addAll(reset);
  }

  /** What a node that offers these of the kind has instead; {@code null} if it can have the resource. */
  private static @Nullable List<GenericResource> instead(
      GenericResource resource, List<GenericResource> offered) {
    if (resource instanceof Discrete some) {
      boolean fits = offered.size() == 1
          && offered.get(0) instanceof Discrete most
          && some.count() <= most.count();
      return fits ? null : offered;
    }
    if (offered.contains(resource)) {
      return null;
    }
    return offered.stream().anyMatch(Discrete.class::isInstance) ? offered : List.of();
  }

  private static List<GenericResource> ofKind(List<GenericResource> resources, String kind) {
    return resources.stream().filter(r -> r.kind().equals(kind)).toList();
  }
}
