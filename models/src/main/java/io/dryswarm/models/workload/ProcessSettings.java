package io.dryswarm.models.workload;

import io.dryswarm.models.volumes.VolumeData;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values that a program has read. They stay as they are as long as it runs. Asking who is let in allocates nothing. */
final class ProcessSettings {
  /** Of a program that reads nothing. */
  static final ProcessSettings NONE =
      new ProcessSettings(List.of(), new TreeMap<>(), new TreeSet<>(), "");

  private final List<Account> accounts;
  private final SortedMap<String, String> values;
  private final SortedSet<String> byHand;
  private final String refusal;

  ProcessSettings(
      List<Account> accounts,
      SortedMap<String, String> values,
      SortedSet<String> byHand,
      String refusal) {
    this.accounts = accounts;
    this.values = values;
    this.byHand = byHand;
    this.refusal = refusal;
  }

  /**
   * @param message why the program does not start
   */
  static ProcessSettings refused(String message) {
    return new ProcessSettings(List.of(), new TreeMap<>(), new TreeSet<>(), message);
  }

  /** What the program prints before it ends with an error; empty = it starts. */
  String refusal() {
    return refusal;
  }

  /** Whether it asks who sends a request. */
  boolean hasAccounts() {
    return !accounts.isEmpty();
  }

  /** Writes down what the program keeps for later starts. */
  void keep(SettingsSpec spec, VolumeData data) {
    spec.reads().forEach((name, read) -> {
      String value = values.get(name);
      if (read.isKept() && value != null) {
        data.keep(name, value);
      }
    });
  }

  /** Whether a client that uses this account of its own gets in. */
  boolean admits(ProcessSettings client, Account with) {
    if (accounts.isEmpty() || with.isNone()) {
      return true;
    }
    for (int i = 0; i < accounts.size(); i++) {
      if (fits(accounts.get(i), client, with)) {
        return true;
      }
    }
    return false;
  }

  /** An account whose user has no value does not exist; one without a password lets everybody in who names it. */
  private boolean fits(Account account, ProcessSettings client, Account with) {
    String user = values.get(account.user());
    if (user == null && !account.user().isEmpty()) {
      return false;
    }
    String password = values.get(account.password());
    return isEqual(user, client, with.user())
        && (password == null || isEqual(password, client, with.password()));
  }

  private static boolean isEqual(@Nullable String mine, ProcessSettings client, String name) {
    if (mine == null || name.isEmpty() || client.byHand.contains(name)) {
      return true;
    }
    String theirs = client.values.get(name);
    return mine.equals(theirs == null ? "" : theirs);
  }
}
