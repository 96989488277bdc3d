import { grantProblems } from './mysql-catalog.js'

it.each([
  "GRANT USAGE ON *.* TO `reader`@`%` IDENTIFIED BY PASSWORD '*94BDCEBE19083CE2A1F959FD02F964C7AF4CFC29'",
  'GRANT SELECT ON `ministry`.`business` TO `reader`@`%`',
  'GRANT SELECT (`code`, `name`), SHOW VIEW ON `ministry`.`business` TO `reader`@`%`',
  'GRANT SHOW DATABASES ON *.* TO `reader`@`%`',
])('lets a role read: %s', (line) => {
  expect(grantProblems([line])).toEqual([])
})

it.each([
  [
    'GRANT SELECT, INSERT ON `m`.* TO `r`@`%`',
    'It may insert on `m`.*. Revoke it: revoke insert on `m`.* from <role>;',
  ],
  ['GRANT SELECT (`a`, `b`), UPDATE (`a`, `b`) ON `m`.`t` TO `r`@`%`', 'It may update (`a`, `b`) on `m`.`t`'],
  ['GRANT ALL PRIVILEGES ON `m`.* TO `r`@`%`', 'It may all privileges on `m`.*'],
  ['GRANT FILE, SUPER ON *.* TO `r`@`%`', 'It may file, super on *.*'],
  ['GRANT EXECUTE ON PROCEDURE `m`.`p` TO `r`@`%`', 'It may execute on PROCEDURE `m`.`p`'],
  ['GRANT SELECT ON `m`.* TO `r`@`%` WITH GRANT OPTION', 'It may grant option on `m`.*'],
  ['GRANT `writers` TO `r`@`%`', 'It was given `writers`.'],
  ["GRANT PROXY ON ''@'%' TO 'r'@'%'", "It may proxy on ''@'%'"],
])('refuses %s', (line, said) => {
  expect(grantProblems([line])).toEqual([expect.stringContaining(said)])
})
