import { daysAfter } from '@shared/time';
import { takesIn } from '../../functions/reports/transitions';
import type { SeedAccount } from './accounts';
import { lineOf } from './report-lines';
import { explained } from './report-statements';
import { REPORT_TEXTS } from './report-texts';
import { type Plan, type Scene, type SeedReport, taken, townOffice, written } from './reports';

type Begin = (place: number, daysAgo: number, fate: Plan['fate'], reporter?: SeedAccount) => SeedReport;

/** 牛角村, one of each of what may become of a report beside being answered. */
export function loopReports(scene: Scene, wang?: SeedAccount, neighbour?: SeedAccount): SeedReport[] {
  const begun: Begin = (place, daysAgo, fate, reporter) =>
    written(scene, {
      ...{ text: REPORT_TEXTS[place]!, fate, daysAgo },
      // A demo without these people has it anonymous, under digits of its own.
      ...(reporter ? { reporter } : { receiptNo: String(scene.dice.int(1e15, 9e15)) }),
    });
  const { townCode, townName } = scene.village;
  return [
    taken(scene, begun(2, 8, 'accepted', wang), 3, {
      ...{ command: 'askMaterial', text: '请拍一张今年公示的照片，写上是哪几块田。' },
    }),
    taken(scene, begun(5, 12, 'waiting', neighbour), 9, {
      ...{ command: 'refuse', ground: 'otherAuthority' },
      text: '养殖污染归镇（街道）农业农村办管，已经替您转告，也可以直接打他们的电话。',
    }),
    taken(scene, begun(1, 40, 'answered', wang), 6, {
      ...{ command: 'reopen', to: { division: townCode, name: townOffice(townName) } },
      reason: '说是返修，裂缝只用水泥抹了一下',
    }),
    taken(scene, begun(4, 50, 'accepted', neighbour), 5, {
      ...{ command: 'extend', days: 20, reason: '老合同在档案馆，要等调档' },
    }),
    taken(scene, begun(6, 20, 'accepted', neighbour), 2, {
      ...{ command: 'supervise', text: '学生每天要走，请一周内修好，把结果告诉举报人。' },
    }),
    ...mergedPair(scene, begun(0, 10, 'accepted', neighbour), begun(0, 7, 'waiting', wang)),
    // The secretary is asked of a bill and has not said anything yet; of a building plot he has.
    explained(scene, begun(10, 9, 'accepted'), 2, '请说明今年 8 月的办公费是怎样支出的，有没有验收和单据。'),
    explained(
      scene,
      begun(11, 24, 'accepted'),
      15,
      '请说明去年以来宅基地的审批经过，各户的面积是怎样核定的。',
      '去年以来一共批了三户，都经过小组会讨论、街道审核，面积以街道放线的为准。会议记录和放线单在村委会，随时可以来看。',
    ),
  ];
}

/** Two who speak of the same rubbish: the later report goes into the earlier. */
function mergedPair(scene: Scene, parent: SeedReport, child: SeedReport): SeedReport[] {
  const { report, events } = parent;
  const { reportId: parentId, referenceNo: parentNo } = report;
  const at = daysAfter(scene.now, -4);
  const merged = taken(scene, child, 4, { command: 'merge', parentId, parentNo });
  const said = { step: 'merged' as const, text: `并入了 ${child.report.referenceNo}，一起办` };
  const line = lineOf(report, scene.dice.ulid(at), at, report.handledBy, said);
  return [{ ...parent, report: takesIn(report, child.report.reportId), events: [...events, line] }, merged];
}
