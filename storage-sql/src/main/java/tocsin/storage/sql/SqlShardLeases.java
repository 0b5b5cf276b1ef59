package tocsin.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import tocsin.storage.ShardLeases;

/** Leases: one row for each shard, changed only by comparing it first. */
final class SqlShardLeases implements ShardLeases {
  private final Database database;

  SqlShardLeases(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Lease> acquire(int shard, String owner, Instant now, Instant until) {
    return database.write(session ->
        session.first(
            "INSERT INTO shard_lease (shard, owner, epoch, until_at) VALUES (?, ?, 1, ?)"
                + " ON CONFLICT (shard) DO UPDATE SET owner = excluded.owner,"
                + " epoch = shard_lease.epoch + 1, until_at = excluded.until_at"
                + " WHERE shard_lease.owner = '' OR shard_lease.owner = excluded.owner"
                + " OR shard_lease.until_at <= ? RETURNING *",
            SqlShardLeases::lease,
            shard,
            owner,
            until.toEpochMilli(),
            now.toEpochMilli()));
  }

  @Override
  public Optional<Lease> renew(Lease lease, Instant until) {
    return database.write(session ->
        session.first(
            "UPDATE shard_lease SET until_at = ?"
                + " WHERE shard = ? AND owner = ? AND epoch = ? RETURNING *",
            SqlShardLeases::lease,
            until.toEpochMilli(),
            lease.shard(),
            lease.owner(),
            lease.epoch()));
  }

  @Override
  public Optional<Lease> point(Lease lease, String generation) {
    return database.write(session ->
        session.first(
            "UPDATE shard_lease SET generation = ? WHERE shard = ? AND owner = ?"
                + " AND epoch = ? AND generation IS NOT DISTINCT FROM ? RETURNING *",
            SqlShardLeases::lease,
            generation,
            lease.shard(),
            lease.owner(),
            lease.epoch(),
            lease.generation()));
  }

  @Override
  public Optional<Lease> find(int shard) {
    return database.read(session ->
        session.first("SELECT * FROM shard_lease WHERE shard = ?", SqlShardLeases::lease, shard));
  }

  @Override
  public void release(Lease lease) {
    int _ =
        database.write(session ->
            session.update(
                "UPDATE shard_lease SET owner = ''"
                    + " WHERE shard = ? AND owner = ? AND epoch = ?",
                lease.shard(),
                lease.owner(),
                lease.epoch()));
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        row.getInt("shard"),
        row.getString("owner"),
        row.getLong("epoch"),
        Millis.at(row, "until_at"),
        row.getString("generation"));
  }
}
