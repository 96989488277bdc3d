import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A place a supplement is asked for is kept with the answer that stood there: the one that was submitted last. */
export class WantedAnswers1764800003000 implements MigrationInterface {
  readonly name = 'WantedAnswers1764800003000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update dossier d set wanted = (
        select jsonb_agg(jsonb_build_object('path', asked.path) ||
          case when last.answers ? asked.path then jsonb_build_object('answer', last.answers->asked.path) else '{}' end)
        from jsonb_array_elements_text(d.wanted) as asked (path)
        left join lateral (
          select s.answers from submission s where s.dossier_id = d.id order by s.at desc limit 1
        ) as last on true)
      where wanted <> '[]'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update dossier set wanted = (select jsonb_agg(asked->>'path') from jsonb_array_elements(wanted) as asked)
      where wanted <> '[]'`)
  }
}
