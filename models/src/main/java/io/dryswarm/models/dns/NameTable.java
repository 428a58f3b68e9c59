package io.dryswarm.models.dns;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of one network as one node knows them. Pure data: whoever watches the endpoint table tells it when the first back end
 * of a service comes and the last one goes.
 */
public final class NameTable {
  private static final String TASKS_PREFIX = "tasks.";

  /** A host name stands for its tasks: its owner is no service. */
  private static final int NO_SERVICE = -1;

  private final TreeMap<String, NameRecord> records = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final TaskNames tasks = new TaskNames();

  /** What the name of a service, or one that several tasks may have, means here; {@code null} if there is none. Allocates nothing. */
  public @Nullable NameRecord lookup(String name) {
    return records.get(name);
  }

  /** The enabled task whose container has that name or id; {@code null} if there is none. Allocates nothing. */
  public @Nullable NamedTask task(String name) {
    return tasks.named(name);
  }

  /** The enabled task that came last to the address; {@code null} if there is none. */
  public @Nullable NamedTask taskAt(int address) {
    return tasks.at(address);
  }

  /** The first back end of a service became known: its name and aliases lead to the VIP. F4.11. */
  public void addService(NamedService service) {
    if (service.hasVirtualIp()) {
      add(service.name(), service.virtualIp(), service.service());
      service.aliases().forEach(alias -> add(alias, service.virtualIp(), service.service()));
    }
  }

  /** The last back end of a service is gone, drained ones included. F4.11, F4.23. */
  public void removeService(NamedService service) {
    if (service.hasVirtualIp()) {
      remove(service.name(), service.virtualIp(), service.service());
      service.aliases().forEach(alias -> remove(alias, service.virtualIp(), service.service()));
    }
  }

  /** A task is enabled: {@code tasks.*}, its own names and, in DNSRR mode, the service's names lead to it. */
  public void addTask(NamedService service, NamedTask task) {
    int address = task.address();
    tasks.add(task);
    if (!task.hostname().isEmpty()) {
      add(task.hostname(), address, NO_SERVICE);
    }
    add(TASKS_PREFIX + service.name(), address, service.service());
    service.aliases().forEach(alias -> add(TASKS_PREFIX + alias, address, service.service()));
    if (!service.hasVirtualIp()) {
      add(service.name(), address, service.service());
      service.aliases().forEach(alias -> add(alias, address, service.service()));
    }
  }

  /** A task is disabled or gone and no other one of its service has its address; harmless if repeated. F4.23. */
  public void removeTask(NamedService service, NamedTask task) {
    int address = task.address();
    removeOwnNames(task);
    if (!task.hostname().isEmpty()) {
      remove(task.hostname(), address, NO_SERVICE);
    }
    remove(TASKS_PREFIX + service.name(), address, service.service());
    service.aliases().forEach(alias -> remove(TASKS_PREFIX + alias, address, service.service()));
    if (!service.hasVirtualIp()) {
      remove(service.name(), address, service.service());
      service.aliases().forEach(alias -> remove(alias, address, service.service()));
    }
  }

  /** Only what belongs to the task alone goes: another task of the service has taken over its address. */
  public void removeOwnNames(NamedTask task) {
    tasks.remove(task);
  }

  private void add(String name, int address, int owner) {
    records.computeIfAbsent(name, n -> new NameRecord()).add(address, owner);
  }

  private void remove(String name, int address, int owner) {
    NameRecord entry = records.get(name);
    if (entry != null) {
      entry.remove(address, owner);
      if (entry.isEmpty()) {
        records.remove(name);
      }
    }
  }
}
