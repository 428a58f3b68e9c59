/**
 * Pending events in primitive arrays, ordered by (time, sequence).
 *
 * <p><b>Slots.</b> Each pending event has a record of four words in a slot table: its key, its argument, kind and target, and its time. A
 * key is a sequence number with the slot in its low 24 bits. It orders events of equal time, and it is also the handle: it is never used
 * twice, so a stale handle or a stale queue entry is known by a key that is not the record's.
 *
 * <p><b>Queue.</b> Entries are 16 bytes, (time, key). The ladder holds them by the highest byte in which their time differs from the
 * present base: 8 levels of 256 buckets, nothing is compared. The earliest bucket is taken as a whole: up to about 2,000 entries are
 * sorted into the front, with the buckets after it if they are few; more are spread over the next finer level. What is scheduled into the time of the front goes into a second
 * short sorted run; if that grows, its later part goes back to the ladder, the front's end moves nearer, and smaller buckets are taken
 * from then on.
 *
 * <p><b>Re-arm</b> to a later time stores the new time and key in O(1); when the old entry is met, one with the stored key replaces it,
 * so the order is that of cancel and schedule. To an earlier time it is cancel and schedule. <b>Cancel</b> frees the slot, O(1); the
 * queue entry stays. The next event scheduled takes the slot, and if it is due later it takes the entry over as a re-arm would; so
 * cancel and schedule of a time-out costs no more than a re-arm. Entries left otherwise go when they are met, or all at once when they are
 * the great majority.
 *
 * <p><b>Cost</b> per event is constant on average; the worst cases are bursts of events that are close together but not simultaneous,
 * which are spread over up to eight levels. No allocation except when an array grows.
 *
 * <p><b>Limits:</b> 2^24 pending events, 2^39 events in a run, 2^28 kinds. <b>Source:</b> performance facts, section 4.
 *
 * <pre>{@code
 * EventCalendar calendar = new EventCalendar();
 * long handle = calendar.schedule(5_000, KIND, node, 0, null);
 * handle = calendar.rearm(handle, 9_000);
 * while (calendar.poll(limitNs)) {
 *   handle(calendar.polledTimeNs(), calendar.polledKind(), calendar.polledTarget());
 * }
 * }</pre>
 */
@NullMarked
package io.dryswarm.core.calendar;

import org.jspecify.annotations.NullMarked;
