package io.dryswarm.models.volumes;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is in a volume, or in a process's memory where a program has no volume: how many items, and which of them nobody has read yet. */
public final class VolumeData {
  /** Stands for the node of a cluster volume. */
  public static final int EVERYWHERE = -1;

  private final String name;
  private final int node;
  private final IntArrayList unseen = new IntArrayList();
  private final TreeSet<String> marks = new TreeSet<>();
  private final TreeMap<String, String> kept = new TreeMap<>();
  private boolean initialised;
  private int users;
  private String lastUser = "";
  private long leftNs;
  private int size;

  /**
   * @param name volume name; for memory the name of the task
   */
  public VolumeData(String name, int node) {
    this.name = name;
    this.node = node;
  }

  public String name() {
    return name;
  }

  /** Where it is, for ever; {@link #EVERYWHERE} for a cluster volume. */
  public int node() {
    return node;
  }

  /** Whether a program has set itself up in it before. */
  public boolean isInitialised() {
    return initialised;
  }

  public void initialise() {
    initialised = true;
  }

  /** A program begins to use it. */
  public void taken(String task) {
    users++;
    lastUser = task;
  }

  /** A program that used it has ended. */
  public void left(long nowNs) {
    users--;
    leftNs = nowNs;
  }

  /** Whether a program uses it now. */
  public boolean isInUse() {
    return users > 0;
  }

  /** Task of the program that came last; empty before the first. */
  public String lastUser() {
    return lastUser;
  }

  /** When the last program that ended did so, virtual nanoseconds. */
  public long leftNs() {
    return leftNs;
  }

  /** A program leaves a mark: what the name stands for has been set up here. */
  public void mark(String name) {
    marks.add(name);
  }

  public boolean hasMark(String name) {
    return marks.contains(name);
  }

  /** A program writes down a value that it has read, for its later starts. */
  public void keep(String what, String value) {
    kept.put(what, value);
  }

  /** What was written down under that name; {@code null} if nothing was. */
  public @Nullable String kept(String what) {
    return kept.get(what);
  }

  /** An item comes into a table, where it may be read. */
  public void add(int item) {
    size++;
    unseen.add(item);
  }

  /** An item comes into a table that nobody ever reads. */
  public void addUnread() {
    size++;
  }

  /** Items that ever came. */
  public int size() {
    return size;
  }

  /** How many items no reader has seen. */
  public int unseen() {
    return unseen.size();
  }

  /** Number of an item that no reader has seen, in order of arrival. */
  public int unseen(int position) {
    return unseen.getInt(position);
  }

  /** A reader sees all there is. */
  public void markSeen() {
    unseen.clear();
  }
}
